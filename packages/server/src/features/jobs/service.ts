import type { Database, LazyDatabase } from '../../platform/database/database.ts';
import { type QueueGate, queueGate } from '../../platform/database/queueGate.ts';
import { Problem } from '../../platform/problems.ts';
import type { ReadService } from '../read/service.ts';
import { cancelJob, retryJob } from './changeJob.ts';
import { type Created, createJob, deleteWithPictures, type NewJob } from './createJob.ts';
import { createEngine } from './engine.ts';
import { type JobLimits, jobLimits } from './limits.ts';
import { readChunk } from './readChunk.ts';
import * as store from './store.ts';
import { isOver, type JobView, viewOf } from './view.ts';

export type { NewJob } from './createJob.ts';

/** The sender of a request. A job belongs to its caller; administrators see all jobs. */
export type Viewer = { readonly caller: string; readonly admin: boolean };

export type JobService = {
  /** Stores the pictures and queues them. @throws Problem */
  create(job: NewJob): Promise<Created>;
  get(id: string, viewer: Viewer): Promise<JobView>;
  /** Newest first; `before` is the last id of the previous page. */
  list(viewer: Viewer, page: { before: string | null; limit: number }): Promise<JobView[]>;
  /** Stops reading the job's waiting pictures; keeps the results. */
  cancel(id: string, viewer: Viewer): Promise<JobView>;
  /** Reads failed pictures again if they may succeed. */
  retry(id: string, viewer: Viewer): Promise<JobView>;
  delete(id: string, viewer: Viewer): Promise<void>;
  /** The pictures in the order of the request, with their results so far. */
  items(id: string, viewer: Viewer): Promise<AsyncGenerator<store.ItemRow>>;
  /**
   * Yields the job now, and again after each change, until the job is finished or `signal` aborts.
   */
  watch(id: string, viewer: Viewer, signal: AbortSignal): Promise<AsyncGenerator<JobView>>;
  /**
   * Opens the database and resumes unfinished jobs. If it is not called, the first request about a
   * job does the same.
   */
  start(): Promise<void>;
  close(): Promise<void>;
};

export type JobServiceOptions = {
  readonly database: LazyDatabase;
  readonly reader: Pick<ReadService, 'read'>;
  /**
   * Receives errors from which the service recovers, such as a restart of the database or a task
   * that is retried.
   */
  readonly onError: (error: unknown) => void;
  readonly limits?: JobLimits;
  /** Maximum bytes of pictures that one caller may have stored at a time. */
  readonly storedBytes?: number;
  /**
   * Maximum number of chunks in progress in this process. Two by default: one is read while the
   * outcomes of another are written. With 0, only other processes read.
   */
  readonly chunks?: number;
};

/** How often a watcher looks for changes by other processes. */
const LOOK_EVERY_MS = 500;
const ITEMS_A_PAGE = 500;

export function createJobService(options: JobServiceOptions): JobService {
  const { database, reader, onError, limits = jobLimits, storedBytes = Infinity, chunks = 2 } = options;
  const changes = queueGate();
  const { running, stop } = createEngine({
    database,
    onError,
    work: ({ database, queue }) =>
      queue.work(chunks, (task) => readChunk({ database, reader, changed: changes.open }, task)),
  });
  const visible = async (id: string, viewer: Viewer) => visibleJob((await running()).database, id, viewer);

  return {
    create: async (job) => createJob(await running(), { limits, storedBytes, onError }, job),
    get: async (id, viewer) => viewOf(await visible(id, viewer)),
    list: async (viewer, page) => listJobs((await running()).database, viewer, page),
    async cancel(id, viewer) {
      await visible(id, viewer);
      await cancelJob((await running()).database, id);
      changes.open();
      return viewOf(await visible(id, viewer));
    },
    async retry(id, viewer) {
      await visible(id, viewer);
      await retryJob(await running(), id);
      return viewOf(await visible(id, viewer));
    },
    async delete(id, viewer) {
      await visible(id, viewer);
      await deleteWithPictures((await running()).database, id);
      changes.open();
    },
    async items(id, viewer) {
      await visible(id, viewer);
      return itemsOf((await running()).database, id);
    },
    async watch(id, viewer, signal) {
      await visible(id, viewer);
      return watch(() => visible(id, viewer), changes, signal);
    },
    async start() {
      await running();
    },
    close: stop,
  };
}

/** A job that `viewer` may see. @throws Problem job-not-found */
async function visibleJob(
  { kysely }: Database,
  id: string,
  { caller, admin }: Viewer,
): Promise<store.JobRow> {
  const job = isUuid(id) ? await store.findJob(kysely, id) : undefined;
  if (job === undefined || job.state === 'receiving' || (!admin && job.caller !== caller))
    throw new Problem('job-not-found', `job ${id} does not exist`);
  return job;
}

async function listJobs(
  database: Database,
  viewer: Viewer,
  { before, limit }: { before: string | null; limit: number },
): Promise<JobView[]> {
  const last = before === null ? null : await visibleJob(database, before, viewer);
  const caller = viewer.admin ? null : viewer.caller;
  const rows = await store.listJobs(database.kysely, { caller, before: last, limit });
  return rows.map(viewOf);
}

async function* watch(
  look: () => Promise<store.JobRow>,
  changes: QueueGate,
  signal: AbortSignal,
): AsyncGenerator<JobView> {
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

async function* itemsOf({ kysely }: Database, id: string): AsyncGenerator<store.ItemRow> {
  let from = 0;
  for (;;) {
    const page = await store.listItems(kysely, id, from, ITEMS_A_PAGE);
    yield* page;
    if (page.length < ITEMS_A_PAGE) return;
    from = page[page.length - 1].number + 1;
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
