import { randomUUID } from 'node:crypto';
import type { LazyDatabase } from '../../platform/database.ts';
import { Problem } from '../../platform/problems.ts';
import type { ReadService } from '../read/service.ts';
import * as store from './store.ts';

/** Who asks: corrections are their caller's, and an administrator's. */
export type Viewer = { readonly caller: string; readonly admin: boolean };

export type NewFeedback = {
  /** What is really written there. */
  readonly label: string;
  readonly readAs?: string;
  readonly model?: string;
  readonly note?: string;
  readonly picture?: Uint8Array;
  /** Whether the picture may be kept. Without it only the words are. */
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

export type FeedbackService = {
  add(viewer: Viewer, feedback: NewFeedback): Promise<FeedbackView>;
  list(viewer: Viewer, page: { before: string | null; limit: number }): Promise<FeedbackView[]>;
  /** PNG. */
  picture(viewer: Viewer, id: string): Promise<Uint8Array>;
  /** Every picture that was kept, one after the other. */
  pictures(viewer: Viewer): AsyncGenerator<store.KeptPicture>;
  delete(viewer: Viewer, id: string): Promise<void>;
  /** How many corrections, older than so many days, were deleted. */
  deleteOlder(viewer: Viewer, days: number): Promise<number>;
};

const DAY_MS = 24 * 3600_000;
const PICTURES_A_PAGE = 50;

/** @param reader decodes what is kept: a stranger's picture is never opened in this process */
export function createFeedbackService(
  database: LazyDatabase,
  reader: Pick<ReadService, 'redraw'>,
): FeedbackService {
  const db = async () => (await database.get()).kysely;
  return {
    async add({ caller }, { label, readAs, model, note, picture, keepPicture = false }) {
      const kept = keepPicture && picture !== undefined ? await reader.redraw(picture, { caller }) : null;
      const row = await store.insertFeedback(await db(), {
        id: randomUUID(),
        caller,
        label,
        read_as: readAs ?? null,
        model: model ?? null,
        note: note ?? null,
        picture: kept,
      });
      return viewOf(row);
    },
    async list(viewer, { before, limit }) {
      if (before !== null) checkId(before);
      return (await store.listFeedback(await db(), ownerOf(viewer), { before, limit })).map(viewOf);
    },
    async picture(viewer, id) {
      checkId(id);
      const row = await store.findPicture(await db(), ownerOf(viewer), id);
      if (!row?.picture) throw new Problem('feedback-not-found', `there is no picture of a correction ${id}`);
      return row.picture;
    },
    async *pictures(viewer) {
      let after: string | null = null;
      for (;;) {
        const page: store.KeptPicture[] = await store.listPictures(await db(), ownerOf(viewer), {
          after,
          limit: PICTURES_A_PAGE,
        });
        yield* page;
        if (page.length < PICTURES_A_PAGE) return;
        after = page[page.length - 1].id;
      }
    },
    async delete(viewer, id) {
      checkId(id);
      if ((await store.deleteFeedback(await db(), ownerOf(viewer), { id })) === 0) throw missing(id);
    },
    async deleteOlder(viewer, days) {
      const madeBefore = new Date(Date.now() - days * DAY_MS);
      return store.deleteFeedback(await db(), ownerOf(viewer), { madeBefore });
    },
  };
}

function ownerOf({ caller, admin }: Viewer): store.Owner {
  return admin ? null : caller;
}

function checkId(id: string): void {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw missing(id);
}

function missing(id: string): Problem {
  return new Problem('feedback-not-found', `there is no correction ${id}`);
}

function viewOf(row: store.FeedbackHead): FeedbackView {
  const { id, created_at, label, read_as, model, note, has_picture } = row;
  return {
    id,
    createdAt: created_at.toISOString(),
    label,
    readAs: read_as,
    model,
    note,
    hasPicture: has_picture,
  };
}
