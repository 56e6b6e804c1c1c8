import { setTimeout } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Database } from './database.ts';
import type { Schema } from './databaseSchema.ts';
import { queueGate } from './queueGate.ts';

/** A task that this process has claimed, until it is completed or the claim lapses. */
export type Task<Data> = {
  readonly data: Data;
  /** Number of earlier attempts: above 0 if a process ended during one, or if one failed. */
  readonly interruptions: number;
  /**
   * Completes the task in the transaction that writes its result: both are committed, or neither.
   * False if the claim has lapsed because this process counted as dead: then the transaction must
   * not be committed.
   */
  complete(trx: Transaction<Schema>): Promise<boolean>;
};

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
  work(concurrency: number, handler: (task: Task<Data>) => Promise<void>): void;
  /** Waits for the tasks in progress. */
  close(): Promise<void>;
};

/**
 * A process without a heartbeat for this long counts as dead, and its tasks go to others; the
 * minimum of pg-boss.
 */
const HEARTBEAT_SECONDS = 10;
const BEAT_EVERY_MS = 3000;
const LOOK_FOR_DEAD_SECONDS = 3;
const POLL_MS = 1000;
/** A failed task waits before the next attempt, because the database is the likely cause. */
const RETRY_SECONDS = 1;
/** Practically unlimited: the reader decides when to give up on a picture, not the queue. */
const RETRIES = 1_000_000;
const KEEP_DONE_SECONDS = 3600;

/**
 * Opens the queue `name` on a database. `onError` hears of failures that are survived, such as a
 * database that restarts.
 */
export async function openQueue<Data extends object>(
  database: Database,
  name: string,
  onError: (error: unknown) => void,
): Promise<Queue<Data>> {
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
  // An embedded database has one owner, so tasks that are active when it opens belonged to a
  // process that has ended.
  if (database.kind === 'embedded') await takeBack(boss, name);

  await releaseDelayed(database, name);
  const releasing = setInterval(() => void releaseDelayed(database, name).catch(onError), RELEASE_EVERY_MS);
  releasing.unref();

  const gate = queueGate();
  const stop = new AbortController();
  const loops: Promise<void>[] = [];

  async function loop(handler: (task: Task<Data>) => Promise<void>): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        const round = gate.round();
        const [job] = await boss.fetch<Data>(name);
        if (job) await carryOut(job, handler);
        else await gate.wait(round, POLL_MS, stop.signal);
      } catch (error) {
        onError(error);
        await setTimeout(POLL_MS, undefined, { signal: stop.signal }).catch(() => {});
      }
    }
  }

  type Claimed = { readonly id: string; readonly data: Data; readonly retryCount: number };

  async function carryOut(job: Claimed, handler: (task: Task<Data>) => Promise<void>): Promise<void> {
    const attempt = { id: job.id, retryCount: job.retryCount };
    const beat = setInterval(() => void boss.touch(name, attempt).catch(onError), BEAT_EVERY_MS);
    try {
      await handler({
        data: job.data,
        interruptions: job.retryCount,
        async complete(trx) {
          // pg-boss documents the count and leaves it out of its types.
          const done = await boss.complete(name, attempt, null, { db: fromKysely(trx) });
          return (done as { affected: number }).affected === 1;
        },
      });
    } catch (error) {
      onError(error);
      await boss.fail(name, attempt);
    } finally {
      clearInterval(beat);
    }
  }

  return {
    async enqueue(trx, tasks) {
      const jobs = tasks.map(({ data, priority }) => ({ data, priority }));
      await boss.insert(name, jobs, { db: fromKysely(trx) });
    },
    wake: gate.open,
    work(concurrency, handler) {
      for (let i = 0; i < concurrency; i++) loops.push(loop(handler));
    },
    async close() {
      stop.abort();
      clearInterval(releasing);
      await Promise.all(loops);
      await boss.stop({ graceful: false });
    },
  };
}

/**
 * Tasks wait a second at most: one that shall wait longer was delayed before the system's clock was
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
