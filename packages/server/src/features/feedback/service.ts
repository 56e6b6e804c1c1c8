import { randomUUID } from 'node:crypto';
import { dropBlobs } from '../../platform/database/blobs.ts';
import type { Database, LazyDatabase } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problems.ts';
import type { ReadService } from '../read/service.ts';
import * as store from './store.ts';

/** The sender of a request. Corrections belong to their caller; administrators see all. */
export type Viewer = { readonly caller: string; readonly admin: boolean };

export type NewFeedback = {
  /** What is really written in the picture. */
  readonly label: string;
  readonly readAs?: string;
  readonly model?: string;
  readonly note?: string;
  readonly picture?: Uint8Array;
  /** True if the picture may be kept; otherwise only the text is. */
  readonly keepPicture?: boolean;
};

export type FeedbackView = {
  readonly id: string;
  readonly createdAt: string;
  readonly label: string;
  readonly readAs: string | null;
  readonly model: string | null;
  readonly note: string | null;
  readonly hasPicture: boolean;
};

export type KeptPicture = {
  readonly id: string;
  readonly label: string;
  /** PNG. */
  readonly picture: Uint8Array;
};

export type FeedbackService = {
  add(viewer: Viewer, feedback: NewFeedback): Promise<FeedbackView>;
  list(viewer: Viewer, page: { before: string | null; limit: number }): Promise<FeedbackView[]>;
  /** PNG. */
  picture(viewer: Viewer, id: string): Promise<Uint8Array>;
  /** Every kept picture, one after the other. */
  pictures(viewer: Viewer): AsyncGenerator<KeptPicture>;
  delete(viewer: Viewer, id: string): Promise<void>;
  /** Deletes corrections older than a number of days; returns how many. */
  deleteOlder(viewer: Viewer, days: number): Promise<number>;
};

const DAY_MS = 24 * 3600_000;
const PICTURES_A_PAGE = 50;

/** @param reader re-encodes kept pictures: this process never decodes untrusted pictures */
export function createFeedbackService(
  database: LazyDatabase,
  reader: Pick<ReadService, 'redraw'>,
): FeedbackService {
  const db = async () => (await database.get()).kysely;

  /** Deletes rows, then their pictures. Returns how many. */
  async function remove(viewer: Viewer, which: { id: string } | { madeBefore: Date }): Promise<number> {
    const { blobs, kysely } = await database.get();
    const rows = await store.deleteFeedback(kysely, ownerOf(viewer), which);
    await dropBlobs(
      blobs,
      rows.flatMap(({ blob }) => blob ?? []),
    );
    return rows.length;
  }

  return {
    add: (viewer, feedback) => add(database, reader, viewer, feedback),
    async list(viewer, { before, limit }) {
      if (before !== null) checkId(before);
      return (await store.listFeedback(await db(), ownerOf(viewer), { before, limit })).map(viewOf);
    },
    async picture(viewer, id) {
      checkId(id);
      const { blobs, kysely } = await database.get();
      const row = await store.findPicture(kysely, ownerOf(viewer), id);
      const picture = row?.blob ? await blobs.get(row.blob) : null;
      if (picture === null)
        throw new Problem('feedback-not-found', `correction ${id} does not exist or has no picture`);
      return picture;
    },
    async *pictures(viewer) {
      yield* keptPictures(await database.get(), ownerOf(viewer));
    },
    async delete(viewer, id) {
      checkId(id);
      if ((await remove(viewer, { id })) === 0) throw missing(id);
    },
    async deleteOlder(viewer, days) {
      const madeBefore = new Date(Date.now() - days * DAY_MS);
      return remove(viewer, { madeBefore });
    },
  };
}

async function add(
  database: LazyDatabase,
  reader: Pick<ReadService, 'redraw'>,
  { caller }: Viewer,
  { label, readAs, model, note, picture, keepPicture = false }: NewFeedback,
): Promise<FeedbackView> {
  const kept = keepPicture && picture !== undefined ? await reader.redraw(picture, { caller }) : null;
  const blob = kept === null ? null : `feedback/${randomUUID()}`;
  const { blobs, kysely } = await database.get();
  if (blob !== null) await blobs.put(blob, kept!);
  const row = await store.insertFeedback(kysely, {
    id: randomUUID(),
    caller,
    label,
    read_as: readAs ?? null,
    model: model ?? null,
    note: note ?? null,
    blob,
  });
  return viewOf(row);
}

async function* keptPictures({ blobs, kysely }: Database, owner: store.Owner): AsyncGenerator<KeptPicture> {
  let after: string | null = null;
  for (;;) {
    const page: store.KeptRow[] = await store.listPictures(kysely, owner, {
      after,
      limit: PICTURES_A_PAGE,
    });
    for (const { id, label, blob } of page) {
      const picture = await blobs.get(blob);
      // It may have been deleted in the meantime.
      if (picture !== null) yield { id, label, picture };
    }
    if (page.length < PICTURES_A_PAGE) return;
    after = page[page.length - 1].id;
  }
}

function ownerOf({ caller, admin }: Viewer): store.Owner {
  return admin ? null : caller;
}

function checkId(id: string): void {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw missing(id);
}

function missing(id: string): Problem {
  return new Problem('feedback-not-found', `correction ${id} does not exist`);
}

function viewOf(row: store.FeedbackRow): FeedbackView {
  const { id, created_at, label, read_as, model, note, blob } = row;
  return {
    id,
    createdAt: created_at.toISOString(),
    label,
    readAs: read_as,
    model,
    note,
    hasPicture: blob !== null,
  };
}
