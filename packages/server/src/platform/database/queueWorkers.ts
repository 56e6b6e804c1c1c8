import { setTimeout } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { fromKysely, type PgBoss } from 'pg-boss';
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

export type Handler<Data> = (task: Task<Data>) => Promise<void>;

/** The workers of this process on one queue. */
export type QueueWorkers<Data> = {
  /** Makes idle workers look for tasks. */
  wake(): void;
  /** Starts a number of workers. */
  start(count: number, handler: Handler<Data>): void;
  /** Waits for the tasks in progress. */
  stop(): Promise<void>;
};

const BEAT_EVERY_MS = 3000;
const POLL_MS = 1000;

export function queueWorkers<Data extends object>(
  boss: PgBoss,
  name: string,
  onError: (error: unknown) => void,
): QueueWorkers<Data> {
  const gate = queueGate();
  const stopping = new AbortController();
  const { signal } = stopping;
  const loops: Promise<void>[] = [];

  async function loop(handler: Handler<Data>): Promise<void> {
    while (!signal.aborted) {
      try {
        const round = gate.round();
        const [job] = await boss.fetch<Data>(name);
        if (job) await carryOut({ boss, name, onError }, job, handler);
        else await gate.wait(round, POLL_MS, signal);
      } catch (error) {
        onError(error);
        await setTimeout(POLL_MS, undefined, { signal }).catch(() => {});
      }
    }
  }

  return {
    wake: gate.open,
    start(count, handler) {
      for (let i = 0; i < count; i++) loops.push(loop(handler));
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

type Source = {
  readonly boss: PgBoss;
  readonly name: string;
  readonly onError: (error: unknown) => void;
};
type Claimed<Data> = { readonly id: string; readonly data: Data; readonly retryCount: number };

/** Handles a claimed task, with heartbeats meanwhile. */
async function carryOut<Data>(
  { boss, name, onError }: Source,
  { id, data, retryCount }: Claimed<Data>,
  handler: Handler<Data>,
): Promise<void> {
  const attempt = { id, retryCount };
  const beat = setInterval(() => void boss.touch(name, attempt).catch(onError), BEAT_EVERY_MS);
  try {
    await handler({
      data,
      interruptions: retryCount,
      async complete(trx) {
        // pg-boss documents the count but omits it from its types.
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
