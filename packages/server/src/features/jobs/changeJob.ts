import { dropBlobs } from '../../platform/database/blobs.ts';
import type { Database } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problems.ts';
import type { OpenEngine } from './engine.ts';
import * as store from './store.ts';

/** Cancels a job that is not finished: its waiting pictures will not be read. */
export async function cancelJob({ kysely, blobs }: Database, id: string): Promise<void> {
  const dropped = await kysely.transaction().execute(async (trx) => {
    const job = await store.lockJob(trx, id);
    return job?.state === 'open' ? store.cancelJob(trx, id) : [];
  });
  await dropBlobs(blobs, dropped);
}

/**
 * Queues the failed pictures of a finished job again, if they may succeed now. @throws Problem
 */
export async function retryJob({ database, queue }: OpenEngine, id: string): Promise<void> {
  await database.kysely.transaction().execute(async (trx) => {
    const job = await store.lockJob(trx, id);
    if (job?.state === 'cancelled')
      throw new Problem('job-cancelled', 'the job was cancelled: send its pictures as a new one');
    if (job?.state !== 'finished')
      throw new Problem('job-not-finished', 'the job is not finished: wait for its end');
    const chunks = await store.reopenFailed(trx, id);
    const tasks = chunks.map((chunk) => ({ data: { job: id, chunk }, priority: -chunk }));
    if (tasks.length > 0) await queue.enqueue(trx, tasks);
  });
  queue.wake();
}
