import { sql, type Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Database } from './database.ts';
import type { Schema } from './databaseSchema.ts';
import { type Handler, queueWorkers } from './queueWorkers.ts';

export type Queue<Data> = {
  /**
   * Adds tasks, in the transaction of the rows that they refer to. Call `wake` after the commit.
   */
  enqueue(trx: Transaction<Schema>, tasks: readonly { data: Data; priority: number }[]): Promise<void>;
  /** Makes the workers of this process look for tasks; those of others look every second. */
  wake(): void;
  /**
   * Works on the queue until closed, `concurrency` tasks at a time. A task whose handler throws is
   * retried later.
   */
  work(concurrency: number, handler: Handler<Data>): void;
  /** Waits for the tasks in progress. */
  close(): Promise<void>;
};

/**
 * A process without a heartbeat for this long counts as dead, and its tasks go to others; the
 * minimum of pg-boss.
 */
const HEARTBEAT_SECONDS = 10;
const LOOK_FOR_DEAD_SECONDS = 3;
/** A failed task waits before the next attempt, because the database is the likely cause. */
const RETRY_SECONDS = 1;
/** Practically unlimited: the reader decides when to give up on a picture, not the queue. */
const RETRIES = 1_000_000;
const KEEP_DONE_SECONDS = 3600;

/**
 * Opens the queue `name` on a database. `onError` receives errors from which the queue recovers,
 * such as a restart of the database.
 */
export async function openQueue<Data extends object>(
  database: Database,
  name: string,
  onError: (error: unknown) => void,
): Promise<Queue<Data>> {
  const boss = await startBoss(database, name, onError);
  // An embedded database has one owner, so tasks that are active when it opens belonged to a
  // process that has ended.
  if (database.kind === 'embedded') await takeBack(boss, name);

  await releaseDelayed(database, name);
  const releasing = setInterval(() => void releaseDelayed(database, name).catch(onError), RELEASE_EVERY_MS);
  releasing.unref();

  const workers = queueWorkers<Data>(boss, name, onError);
  return {
    async enqueue(trx, tasks) {
      const jobs = tasks.map(({ data, priority }) => ({ data, priority }));
      await boss.insert(name, jobs, { db: fromKysely(trx) });
    },
    wake: workers.wake,
    work: workers.start,
    async close() {
      clearInterval(releasing);
      await workers.stop();
      await boss.stop({ graceful: false });
    },
  };
}

async function startBoss(
  database: Database,
  name: string,
  onError: (error: unknown) => void,
): Promise<PgBoss> {
  const boss = new PgBoss({
    ...database.boss,
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: LOOK_FOR_DEAD_SECONDS,
    monitorIntervalSeconds: LOOK_FOR_DEAD_SECONDS,
    openTelemetry: { enabled: false },
  });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(name, {
    heartbeatSeconds: HEARTBEAT_SECONDS,
    retryLimit: RETRIES,
    retryDelay: RETRY_SECONDS,
    deleteAfterSeconds: KEEP_DONE_SECONDS,
  });
  return boss;
}

/**
 * Tasks wait at most a second. A task with a longer wait was delayed before the system's clock was
 * set back.
 */
const RELEASE_EVERY_MS = 30_000;

async function releaseDelayed({ kysely }: Database, name: string): Promise<void> {
  await sql`update pgboss.job set start_after = now()
    where name = ${name} and state in ('created', 'retry') and start_after > now() + interval '1 minute'`.execute(
    kysely,
  );
}

const PAGE = 1000;

async function takeBack(boss: PgBoss, name: string): Promise<void> {
  let after: string | undefined;
  for (;;) {
    const jobs = await boss.findJobs(name, { limit: PAGE, ...(after && { after }) });
    const active = jobs.filter(({ state }) => state === 'active').map(({ id }) => id);
    if (active.length > 0) await boss.fail(name, active, { reason: 'its process ended' });
    if (jobs.length < PAGE) return;
    after = jobs[PAGE - 1].id;
  }
}
