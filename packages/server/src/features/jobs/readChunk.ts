import { setTimeout } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { dropBlobs } from '../../platform/database/blobs.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Schema } from '../../platform/database/databaseSchema.ts';
import type { Task } from '../../platform/database/queueWorkers.ts';
import { eachOf } from '../../platform/eachOf.ts';
import type { ReadOptions } from '../read/contract.ts';
import type { ReadService } from '../read/service.ts';
import { type ItemProblem, itemProblem } from './itemProblem.ts';
import { countAttempt, dropPictures, type Outcome, settleItems } from './outcomeStore.ts';
import { type Chunk, type Dropped, loadChunk, lockJob } from './store.ts';

/** The data of a task in the queue. */
export type ChunkTask = { readonly job: string; readonly chunk: number };

export type ChunkReader = {
  readonly database: Database;
  readonly reader: Pick<ReadService, 'read'>;
  /** Called after each transaction that changed a job. */
  readonly changed: (job: string) => void;
};

/**
 * Number of pictures of a chunk that are read at once: enough to fill the batches of the reader.
 */
const CONCURRENCY = 32;
/**
 * A chunk with this many interruptions is read picture by picture, in case one of the pictures ends
 * the process.
 */
const SINGLY_FROM = 2;
/** Attempts after which a picture fails. */
const MOST_ATTEMPTS = 5;

/**
 * Reads the waiting pictures of a chunk, and writes the outcomes, the counts and the completed task
 * in one transaction. If the process ends at any moment, the task goes to another process, so
 * nothing is lost. Only waiting pictures take an outcome, so nothing is written twice: a picture
 * may be *read* twice, but has one result.
 */
export async function readChunk(context: ChunkReader, task: Task<ChunkTask>): Promise<void> {
  const { job: id, chunk: number } = task.data;
  const chunk = await loadChunk(context.database.kysely, id, number);
  if (chunk === null || chunk.job.state !== 'open') return settle(context, task, []);
  const bytes = await context.database.blobs.get(chunk.blob);
  // If another process has just settled the chunk, no picture waits, and nothing is written.
  if (bytes === null)
    return settle(
      context,
      task,
      chunk.waiting.map(({ number }) => failed(number, lost)),
    );
  const loaded = { ...chunk, bytes };
  if (task.interruptions >= SINGLY_FROM) return readSingly(context, task, loaded);
  const outcomes = await eachOf(CONCURRENCY, chunk.waiting, ({ number }) =>
    readItem(context, loaded, number),
  );
  await settle(context, task, outcomes);
}

/** A chunk with its pictures, end to end. */
type LoadedChunk = Chunk & { readonly bytes: Uint8Array };

async function readSingly(context: ChunkReader, task: Task<ChunkTask>, chunk: LoadedChunk): Promise<void> {
  const { kysely } = context.database;
  const { job } = task.data;
  for (const { number, attempts } of chunk.waiting) {
    const givenUp = attempts >= MOST_ATTEMPTS;
    // The attempt is counted before the picture is read, in its own transaction. So if this picture
    // ends the process, the count remains.
    if (!givenUp) await countAttempt(kysely, job, number);
    const outcome = givenUp ? failed(number, interrupted) : await readItem(context, chunk, number);
    const dropped = await kysely.transaction().execute((trx) => write(trx, task, [outcome]));
    await dropBlobs(context.database.blobs, dropped);
    context.changed(job);
  }
  await settle(context, task, []);
}

const interrupted: ItemProblem = {
  code: 'interrupted',
  detail: `the process ended ${MOST_ATTEMPTS} times while this picture was read`,
  retryable: true,
};

const lost: ItemProblem = {
  code: 'picture-lost',
  detail: 'the stored picture is missing: send it again',
  retryable: false,
};

class ClaimLapsed extends Error {}

async function settle(
  context: ChunkReader,
  task: Task<ChunkTask>,
  outcomes: readonly Outcome[],
): Promise<void> {
  try {
    const dropped = await context.database.kysely.transaction().execute(async (trx) => {
      const keys = await write(trx, task, outcomes);
      // Another process has the chunk by now, and will write its outcomes.
      if (!(await task.complete(trx))) throw new ClaimLapsed();
      return keys;
    });
    await dropBlobs(context.database.blobs, dropped);
  } catch (error) {
    if (!(error instanceof ClaimLapsed)) throw error;
  }
  context.changed(task.data.job);
}

async function write(
  trx: Transaction<Schema>,
  task: Task<ChunkTask>,
  outcomes: readonly Outcome[],
): Promise<Dropped> {
  const { job: id, chunk } = task.data;
  const job = await lockJob(trx, id);
  if (job?.state !== 'open' || outcomes.length === 0) return [];
  await settleItems(trx, id, outcomes);
  return dropPictures(trx, id, chunk);
}

/**
 * Maximum number of times that a job waits while the readers are overloaded, because interactive
 * requests come first.
 */
const OVERLOAD_PATIENCE = 100;
const OVERLOAD_WAIT_MS = 200;

async function readItem(
  context: Pick<ChunkReader, 'reader'>,
  chunk: LoadedChunk,
  number: number,
  patience = OVERLOAD_PATIENCE,
): Promise<Outcome> {
  const { caller, options } = chunk.job;
  try {
    // Jobs take turns separately, so that a single picture of the same caller does not wait behind
    // a large job.
    const turn = { caller: `jobs of ${caller}` };
    const asked = JSON.parse(options) as ReadOptions;
    const read = await context.reader.read(pictureOf(chunk, number), asked, turn);
    return { number, result: JSON.stringify(read) };
  } catch (error) {
    const problem = itemProblem(error);
    // The picture is not the cause, so the chunk goes back into the queue.
    if (problem.code === 'closing') throw error;
    if (problem.code !== 'overloaded' || patience === 0) return failed(number, problem);
    await setTimeout(OVERLOAD_WAIT_MS);
    return readItem(context, chunk, number, patience - 1);
  }
}

function failed(number: number, { retryable, ...problem }: ItemProblem): Outcome {
  return { number, problem: JSON.stringify(problem), retryable };
}

function pictureOf({ first, sizes, bytes }: LoadedChunk, number: number): Uint8Array {
  const begin = sizes.slice(0, number - first).reduce((sum, size) => sum + size, 0);
  return bytes.subarray(begin, begin + sizes[number - first]);
}
