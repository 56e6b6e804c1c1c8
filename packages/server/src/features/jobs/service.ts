import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { dropBlobs } from '../../platform/database/blobs.ts';
import type { Database, LazyDatabase } from '../../platform/database/database.ts';
import { databaseAway } from '../../platform/database/databaseProblems.ts';
import { openQueue, type Queue } from '../../platform/database/queue.ts';
import { queueGate } from '../../platform/database/queueGate.ts';
import { sweepBlobs } from '../../platform/database/sweepBlobs.ts';
import { Problem } from '../../platform/problems.ts';
import type { ReadOptions } from '../read/contract.ts';
import type { ReadService } from '../read/service.ts';
import { fingerprint, parcels, within } from './intake.ts';
import { type JobLimits, jobLimits, KEEP_JOBS_DAYS } from './limits.ts';
import { type ParcelTask, readParcel } from './readParcel.ts';
import * as store from './store.ts';
import { isOver, type JobView, viewOf } from './view.ts';
import type { NamedPicture } from './zip.ts';

/** Who asks: a job is its caller's, and an administrator's. */
export type Viewer = { readonly caller: string; readonly admin: boolean };

export type NewJob = {
  readonly caller: string;
  readonly options: ReadOptions;
  readonly idempotencyKey: string | null;
  readonly pictures: AsyncIterable<NamedPicture>;
  /** Of the request, where it says so: what surely has no room is refused before it is received. */
  readonly bytes?: number;
};

export type JobService = {
  /** Stores the pictures and puts them into the queue. `replayed` when the key's job was there already. Throws Problem. */
  create(job: NewJob): Promise<{ job: JobView; replayed: boolean }>;
  get(id: string, viewer: Viewer): Promise<JobView>;
  /** Newest first; `before` is the id of the last one of the page before. */
  list(viewer: Viewer, page: { before: string | null; limit: number }): Promise<JobView[]>;
  /** What waits is not read any more; what was read stays. */
  cancel(id: string, viewer: Viewer): Promise<JobView>;
  /** Reads failed items again, those that may succeed. */
  retry(id: string, viewer: Viewer): Promise<JobView>;
  delete(id: string, viewer: Viewer): Promise<void>;
  /** The items in the order of the request, as far as they are. */
  items(id: string, viewer: Viewer): Promise<AsyncGenerator<store.ItemRow>>;
  /** The job now, and again whenever it has changed, until it is over or `signal` aborts. */
  watch(id: string, viewer: Viewer, signal: AbortSignal): Promise<AsyncGenerator<JobView>>;
  /** Opens the database and goes on with what was left. Without it, that happens with the first request about a job. */
  start(): Promise<void>;
  close(): Promise<void>;
};

export type JobServiceOptions = {
  readonly database: LazyDatabase;
  readonly reader: Pick<ReadService, 'read'>;
  /** Failures that are survived: a database that restarts, a task that is tried again. */
  readonly onError: (error: unknown) => void;
  readonly limits?: JobLimits;
  /** Bytes of pictures that one caller may have stored at a time. */
  readonly storedBytes?: number;
  /**
   * Parcels in this process's hands at a time. Two by default: one is read while the outcomes of another are written. With 0
   * it leaves all reading to workers.
   */
  readonly parcels?: number;
};

/** How often a watcher looks for what other processes did. */
const LOOK_EVERY_MS = 500;
const ITEMS_A_PAGE = 500;
/** Between storing a blob and committing the row that names it lie milliseconds. */
const ORPHAN_MS = 3600_000;
const SWEEP_EVERY_MS = 6 * 3600_000;
const TIDY_EVERY_MS = 5 * 60_000;
const DAY_MS = 24 * 3600_000;
/** A process that receives pictures says so this often; one that has not for so long is dead, and so is the request. */
const ALIVE_EVERY_MS = 5000;
const STALLED_MS = 60_000;
/** How long a client waits that sent a key while the first request with it is being received. */
const RECEIVING_SECONDS = 5;

type Engine = { readonly database: Database; readonly queue: Queue<ParcelTask>; stop(): Promise<void> };

export function createJobService(options: JobServiceOptions): JobService {
  const { reader, onError, limits = jobLimits, storedBytes = Infinity, parcels: atATime = 2 } = options;
  const changes = queueGate();
  let engine: Promise<Engine> | null = null;

  function running(): Promise<Engine> {
    engine ??= startEngine().catch((cause: unknown) => {
      engine = null;
      if (cause instanceof Problem) throw cause;
      onError(cause);
      throw databaseAway('the queue cannot be opened at the moment; the log of the server says why', cause);
    });
    return engine;
  }

  async function startEngine(): Promise<Engine> {
    const database = await options.database.get();
    await tidy(database, database.kind === 'embedded');
    const queue = await openQueue<ParcelTask>(database, 'read', onError);
    const tidying = setInterval(() => void tidy(database, false).catch(onError), TIDY_EVERY_MS);
    tidying.unref();
    const sweep = () => sweepBlobs(database.kysely, database.blobs, new Date(Date.now() - ORPHAN_MS));
    const sweeping = setInterval(() => void sweep().catch(onError), SWEEP_EVERY_MS);
    sweeping.unref();
    void sweep().catch(onError);
    queue.work(atATime, (task) => readParcel({ database, reader, changed: changes.open }, task));
    return {
      database,
      queue,
      async stop() {
        clearInterval(tidying);
        clearInterval(sweeping);
        await queue.close();
      },
    };
  }

  async function visible(id: string, { caller, admin }: Viewer): Promise<store.JobRow> {
    const { database } = await running();
    const job = isUuid(id) ? await store.findJob(database.kysely, id) : undefined;
    if (job === undefined || job.state === 'receiving' || (!admin && job.caller !== caller)) {
      throw new Problem('job-not-found', `there is no job ${id}`);
    }
    return job;
  }

  async function create({ caller, options: reading, idempotencyKey, pictures, bytes = 0 }: NewJob) {
    const { database, queue } = await running();
    const { kysely, blobs } = database;
    await blobs.checkRoom(bytes);
    const text = JSON.stringify(reading);
    const mark = fingerprint(text);
    const checked = mark.seen(within(limits, pictures));

    const id = randomUUID();
    const isNew = await reserve(database, { id, caller, options: text, idempotency_key: idempotencyKey });
    if (!isNew) return replay(database, caller, idempotencyKey!, checked, mark.value);
    const alive = setInterval(() => void store.touchJob(kysely, id).catch(onError), ALIVE_EVERY_MS);
    try {
      const tasks: { data: ParcelTask; priority: number }[] = [];
      let total = 0;
      let stored = await store.storedBytes(kysely, caller);
      for await (const parcel of parcels(checked)) {
        // Later parcels give way to the first ones of other jobs: a small job does not wait for a large one.
        tasks.push({ data: { job: id, chunk: parcel.chunk }, priority: -parcel.chunk });
        total += parcel.names.length;
        stored += parcel.bytes.length;
        if (stored > storedBytes) throw quotaExceeded(storedBytes);
        const blob = `jobs/${randomUUID()}`;
        await blobs.put(blob, parcel.bytes);
        await kysely.transaction().execute((trx) => store.insertChunk(trx, { jobId: id, blob, ...parcel }));
      }
      await kysely.transaction().execute(async (trx) => {
        await store.openJob(trx, id, { total, fingerprint: mark.value() });
        await queue.enqueue(trx, tasks);
      });
    } catch (error) {
      await deleteWithPictures(database, id).catch(onError);
      throw error;
    } finally {
      clearInterval(alive);
    }
    queue.wake();
    return { job: viewOf((await store.findJob(kysely, id))!), replayed: false };
  }

  return {
    create,
    async get(id, viewer) {
      return viewOf(await visible(id, viewer));
    },
    async list({ caller, admin }, { before, limit }) {
      const { database } = await running();
      const last = before === null ? null : await visible(before, { caller, admin });
      const rows = await store.listJobs(database.kysely, {
        caller: admin ? null : caller,
        before: last,
        limit,
      });
      return rows.map(viewOf);
    },
    async cancel(id, viewer) {
      await visible(id, viewer);
      const { database } = await running();
      const dropped = await database.kysely.transaction().execute(async (trx) => {
        const job = await store.lockJob(trx, id);
        return job?.state === 'open' ? store.cancelJob(trx, id) : [];
      });
      await dropBlobs(database.blobs, dropped);
      changes.open();
      return viewOf(await visible(id, viewer));
    },
    async retry(id, viewer) {
      await visible(id, viewer);
      const { database, queue } = await running();
      await database.kysely.transaction().execute(async (trx) => {
        const job = await store.lockJob(trx, id);
        if (job?.state === 'cancelled') {
          throw new Problem('job-cancelled', 'the job was cancelled: send its pictures as a new one');
        }
        if (job?.state !== 'finished') {
          throw new Problem('job-not-finished', 'the job is still being read: wait for its end');
        }
        const chunks = await store.reopenFailed(trx, id);
        const tasks = chunks.map((chunk) => ({ data: { job: id, chunk }, priority: -chunk }));
        if (tasks.length > 0) await queue.enqueue(trx, tasks);
      });
      queue.wake();
      return viewOf(await visible(id, viewer));
    },
    async delete(id, viewer) {
      await visible(id, viewer);
      const { database } = await running();
      await deleteWithPictures(database, id);
      changes.open();
    },
    async items(id, viewer) {
      await visible(id, viewer);
      const { database } = await running();
      return itemsOf(database, id);
    },
    async watch(id, viewer, signal) {
      await visible(id, viewer);
      return watch(() => visible(id, viewer), signal);
    },
    async start() {
      await running();
    },
    async close() {
      const open = await engine?.catch(() => null);
      engine = null;
      await open?.stop();
    },
  };

  async function* watch(look: () => Promise<store.JobRow>, signal: AbortSignal): AsyncGenerator<JobView> {
    let last = '';
    while (!signal.aborted) {
      const round = changes.round();
      const view = viewOf(await look());
      const text = JSON.stringify(view);
      if (text !== last) yield view;
      last = text;
      if (isOver(view)) return;
      await changes.wait(round, LOOK_EVERY_MS, signal);
    }
  }
}

async function deleteWithPictures({ kysely, blobs }: Database, id: string): Promise<void> {
  await dropBlobs(blobs, await store.deleteJob(kysely, id));
}

function quotaExceeded(most: number): Problem {
  return new Problem(
    'quota-exceeded',
    `you may have ${most.toLocaleString('en')} bytes of pictures stored at a time: wait until jobs are read, or delete some`,
  );
}

/** Puts the job's row there, and with it the claim on its key. False when the key has a job already. */
async function reserve(database: Database, job: store.NewJob): Promise<boolean> {
  const { kysely } = database;
  if (await store.insertJob(kysely, job)) return true;
  const other = await store.findByKey(kysely, job.caller, job.idempotency_key!);
  if (other?.state !== 'receiving') return false;
  if (Date.now() - other.touched_at.getTime() < STALLED_MS) {
    throw new Problem(
      'idempotency-key-in-use',
      'another request with this Idempotency-Key is still being received: try again when it has ended',
      { headers: { 'retry-after': String(RECEIVING_SECONDS) } },
    );
  }
  await deleteWithPictures(database, other.id);
  return store.insertJob(kysely, job);
}

/** Compares the repeated request with the first one, and answers with the first one's job. */
async function replay(
  { kysely }: Database,
  caller: string,
  key: string,
  pictures: AsyncIterable<NamedPicture>,
  value: () => string,
): Promise<{ job: JobView; replayed: boolean }> {
  for await (const _ of pictures);
  const job = await store.findByKey(kysely, caller, key);
  if (job === undefined) throw new Problem('job-not-found', 'the job of this Idempotency-Key was deleted');
  if (job.fingerprint !== value()) {
    throw new Problem(
      'idempotency-key-reused',
      'this Idempotency-Key was used for other pictures or options: draw a new one for a new job',
    );
  }
  return { job: viewOf(job), replayed: true };
}

async function* itemsOf({ kysely }: Database, id: string): AsyncGenerator<store.ItemRow> {
  let from = 0;
  for (;;) {
    const page = await store.listItems(kysely, id, from, ITEMS_A_PAGE);
    yield* page;
    if (page.length < ITEMS_A_PAGE) return;
    from = page[page.length - 1].number + 1;
  }
}

/** Forgets what is old. The owner of an embedded database knows that nothing is being received when it opens. */
async function tidy({ kysely, kind, blobs }: Database, justOpened: boolean): Promise<void> {
  const now = Date.now();
  const stalled = new Date(justOpened ? now + DAY_MS : now - STALLED_MS);
  const dropped = await store.deleteOldJobs(kysely, new Date(now - KEEP_JOBS_DAYS * DAY_MS), stalled);
  await dropBlobs(blobs, dropped);
  // A server of its own does this by itself. In an embedded one nobody does, and the room of deleted rows would never be used again.
  if (kind === 'embedded') await sql`vacuum`.execute(kysely);
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
