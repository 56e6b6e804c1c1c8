import { setTimeout } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Database } from './database.ts';
import type { Schema } from './databaseSchema.ts';
import { queueGate } from './queueGate.ts';

/** Work that was taken from the queue, and is this process's until it is settled or the claim lapses. */
export type Task<Data> = {
  readonly data: Data;
  /** How often it had been begun before: above 0 when a process died over it or it failed. */
  readonly interruptions: number;
  /**
   * Settles the task in the transaction that writes its result: both are there, or neither. False when the claim has lapsed
   * meanwhile (this process was thought dead): then the transaction must not be committed.
   */
  complete(trx: Transaction<Schema>): Promise<boolean>;
};

export type Queue<Data> = {
  /** Puts tasks into the queue, in the transaction of the rows they are about. Call `wake` after the commit. */
  enqueue(trx: Transaction<Schema>, tasks: readonly { data: Data; priority: number }[]): Promise<void>;
  /** Tells the workers of this process to look; those of others look every second. */
  wake(): void;
  /** Works on the queue until closed, `concurrency` tasks at a time. A task whose handler throws is tried again later. */
  work(concurrency: number, handler: (task: Task<Data>) => Promise<void>): void;
  /** Waits for the tasks in hand. */
  close(): Promise<void>;
};

/** A process that has not been heard of for so long is dead, and its tasks are given to others; pg-boss allows no less. */
const HEARTBEAT_SECONDS = 10;
const BEAT_EVERY_MS = 3000;
const LOOK_FOR_DEAD_SECONDS = 3;
const POLL_MS = 1000;
/** A failed task waits, since what failed is likely the database. */
const RETRY_SECONDS = 1;
/** In effect without end: giving up on a picture is decided by who reads it, not by the queue. */
const RETRIES = 1_000_000;
const KEEP_DONE_SECONDS = 3600;

/** Opens the queue `name` on a database. `onError` hears of failures that are survived, such as a database that restarts. */
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
  // An embedded database has one owner, so whatever is in hand when it opens was in the hand of a process that is dead.
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

/** Tasks wait a second at most: one that shall wait longer was delayed before the system's clock was set back. */
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
