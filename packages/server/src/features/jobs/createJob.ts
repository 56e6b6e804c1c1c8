import { randomUUID } from 'node:crypto';
import { dropBlobs } from '../../platform/database/blobs.ts';
import type { Database } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problems.ts';
import type { ReadOptions } from '../read/contract.ts';
import type { OpenEngine } from './engine.ts';
import { fingerprint, packed, within } from './intake.ts';
import { type JobLimits, STALLED_MS } from './limits.ts';
import type { ChunkTask } from './readChunk.ts';
import * as store from './store.ts';
import { type JobView, viewOf } from './view.ts';
import type { NamedPicture } from './zip.ts';

export type NewJob = {
  readonly caller: string;
  readonly options: ReadOptions;
  readonly idempotencyKey: string | null;
  readonly pictures: AsyncIterable<NamedPicture>;
  /** Size of the request, if known. A request that cannot fit is refused before it is received. */
  readonly bytes?: number;
};

/** `replayed` if the key had a job already. */
export type Created = { readonly job: JobView; readonly replayed: boolean };

export type Creation = {
  readonly limits: JobLimits;
  /** Maximum bytes of pictures that one caller may have stored at a time. */
  readonly storedBytes: number;
  readonly onError: (error: unknown) => void;
};

/** A process that receives pictures confirms this often that it is alive. */
const ALIVE_EVERY_MS = 5000;
/** How long a client should wait while the first request with the same key is being received. */
const RECEIVING_SECONDS = 5;

/** Stores the pictures of a job and queues them. @throws Problem */
export async function createJob(engine: OpenEngine, creation: Creation, job: NewJob): Promise<Created> {
  const { database, queue } = engine;
  const { kysely, blobs } = database;
  const { caller, idempotencyKey, bytes = 0 } = job;
  await blobs.checkRoom(bytes);
  const options = JSON.stringify(job.options);
  const mark = fingerprint(options);
  const pictures = mark.seen(within(creation.limits, job.pictures));

  const id = randomUUID();
  const isNew = await reserve(database, { id, caller, options, idempotency_key: idempotencyKey });
  if (!isNew) return replay(database, caller, idempotencyKey!, pictures, mark.value);
  const alive = setInterval(() => void store.touchJob(kysely, id).catch(creation.onError), ALIVE_EVERY_MS);
  try {
    const { tasks, total } = await storeChunks(database, { id, caller }, pictures, creation.storedBytes);
    await kysely.transaction().execute(async (trx) => {
      await store.openJob(trx, id, { total, fingerprint: mark.value() });
      await queue.enqueue(trx, tasks);
    });
  } catch (error) {
    await deleteWithPictures(database, id).catch(creation.onError);
    throw error;
  } finally {
    clearInterval(alive);
  }
  queue.wake();
  return { job: viewOf((await store.findJob(kysely, id))!), replayed: false };
}

type QueuedTask = { readonly data: ChunkTask; readonly priority: number };

/** Stores pictures as they arrive. */
async function storeChunks(
  { kysely, blobs }: Database,
  { id, caller }: { readonly id: string; readonly caller: string },
  pictures: AsyncIterable<NamedPicture>,
  quota: number,
): Promise<{ tasks: QueuedTask[]; total: number }> {
  const tasks: QueuedTask[] = [];
  let total = 0;
  let stored = await store.storedBytes(kysely, caller);
  for await (const chunk of packed(pictures)) {
    // Later chunks give way to the first ones of other jobs, so that a small job does not wait for
    // a large one.
    tasks.push({ data: { job: id, chunk: chunk.chunk }, priority: -chunk.chunk });
    total += chunk.names.length;
    stored += chunk.bytes.length;
    if (stored > quota) throw quotaExceeded(quota);
    const blob = `jobs/${randomUUID()}`;
    await blobs.put(blob, chunk.bytes);
    await kysely.transaction().execute((trx) => store.insertChunk(trx, { jobId: id, blob, ...chunk }));
  }
  return { tasks, total };
}

function quotaExceeded(most: number): Problem {
  return new Problem(
    'quota-exceeded',
    `you may have ${most.toLocaleString('en')} bytes of pictures stored at a time: wait until jobs are read, or delete some`,
  );
}

/**
 * Inserts the job's row, which claims the idempotency key. Returns false if another job has this
 * key.
 */
async function reserve(database: Database, job: store.NewJob): Promise<boolean> {
  const { kysely } = database;
  if (await store.insertJob(kysely, job)) return true;
  const other = await store.findByKey(kysely, job.caller, job.idempotency_key!);
  if (other?.state !== 'receiving') return false;
  if (Date.now() - other.touched_at.getTime() < STALLED_MS)
    throw new Problem(
      'idempotency-key-in-use',
      'another request with this Idempotency-Key is still being received: try again when it has ended',
      { headers: { 'retry-after': String(RECEIVING_SECONDS) } },
    );
  await deleteWithPictures(database, other.id);
  return store.insertJob(kysely, job);
}

/**
 * Compares the repeated request with the first request, and returns the job of the first request.
 */
async function replay(
  { kysely }: Database,
  caller: string,
  key: string,
  pictures: AsyncIterable<NamedPicture>,
  value: () => string,
): Promise<Created> {
  for await (const _ of pictures);
  const job = await store.findByKey(kysely, caller, key);
  if (job === undefined) throw new Problem('job-not-found', 'the job of this Idempotency-Key was deleted');
  if (job.fingerprint !== value())
    throw new Problem(
      'idempotency-key-reused',
      'this Idempotency-Key was used for other pictures or options: use a new one for a new job',
    );
  return { job: viewOf(job), replayed: true };
}

export async function deleteWithPictures({ kysely, blobs }: Database, id: string): Promise<void> {
  await dropBlobs(blobs, await store.deleteJob(kysely, id));
}
