import { sql } from 'kysely';
import { dropBlobs } from '../../platform/database/blobs.ts';
import type { Database, LazyDatabase } from '../../platform/database/database.ts';
import { databaseAway } from '../../platform/database/databaseProblems.ts';
import { openQueue, type Queue } from '../../platform/database/queue.ts';
import { sweepBlobs } from '../../platform/database/sweepBlobs.ts';
import { Problem } from '../../platform/problems.ts';
import { KEEP_JOBS_DAYS, STALLED_MS } from './limits.ts';
import type { ChunkTask } from './readChunk.ts';
import { deleteOldJobs } from './store.ts';

/** The open database, and the queue that is worked on. */
export type OpenEngine = { readonly database: Database; readonly queue: Queue<ChunkTask> };

export type Engine = {
  /**
   * Opens the database and starts the work, if this was not done before.
   * @throws Problem database-unavailable
   */
  running(): Promise<OpenEngine>;
  stop(): Promise<void>;
};

export type EngineOptions = {
  readonly database: LazyDatabase;
  /** Starts to work on the queue. */
  readonly work: (engine: OpenEngine) => void;
  readonly onError: (error: unknown) => void;
};

/**
 * Only milliseconds pass between storing a blob and committing its row, so a blob of this age
 * without a row belongs to a process that has ended.
 */
const ORPHAN_MS = 3600_000;
const SWEEP_EVERY_MS = 6 * 3600_000;
const TIDY_EVERY_MS = 5 * 60_000;
const DAY_MS = 24 * 3600_000;

export function createEngine(options: EngineOptions): Engine {
  let starting: Promise<OpenEngine & { stop(): Promise<void> }> | null = null;
  return {
    running() {
      starting ??= startEngine(options).catch((cause: unknown) => {
        starting = null;
        if (cause instanceof Problem) throw cause;
        options.onError(cause);
        throw databaseAway('the queue cannot be opened at the moment; see the log of the server', cause);
      });
      return starting;
    },
    async stop() {
      const open = await starting?.catch(() => null);
      starting = null;
      await open?.stop();
    },
  };
}

async function startEngine({ database: lazy, work, onError }: EngineOptions) {
  const database = await lazy.get();
  await tidy(database, database.kind === 'embedded');
  const queue = await openQueue<ChunkTask>(database, 'read', onError);
  const sweep = () => sweepBlobs(database.kysely, database.blobs, new Date(Date.now() - ORPHAN_MS));
  const timers = [
    every(TIDY_EVERY_MS, () => tidy(database, false).catch(onError)),
    every(SWEEP_EVERY_MS, () => sweep().catch(onError)),
  ];
  void sweep().catch(onError);
  work({ database, queue });
  return {
    database,
    queue,
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await queue.close();
    },
  };
}

function every(milliseconds: number, act: () => unknown): NodeJS.Timeout {
  return setInterval(() => void act(), milliseconds).unref();
}

/**
 * Deletes old jobs. When the only owner of an embedded database opens it, no request can be in
 * progress.
 */
async function tidy({ kysely, kind, blobs }: Database, justOpened: boolean): Promise<void> {
  const now = Date.now();
  const stalled = new Date(justOpened ? now + DAY_MS : now - STALLED_MS);
  const dropped = await deleteOldJobs(kysely, new Date(now - KEEP_JOBS_DAYS * DAY_MS), stalled);
  await dropBlobs(blobs, dropped);
  // A Postgres server vacuums by itself. An embedded one does not, and would never reuse the space
  // of deleted rows.
  if (kind === 'embedded') await sql`vacuum`.execute(kysely);
}
