import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { DataError } from '../../dataset/dataError.ts';
import type { ParquetPicture } from './parquet.ts';
import type { ParquetAnswer } from './parquetThread.ts';

/** A set of MNIST's size takes a few seconds. */
const SECONDS = 120;
const MEMORY = 2048; // MiB of JavaScript objects

/**
 * Reads Parquet in a thread with limits: for some damaged files hyparquet 1.31 does not return, or
 * fills the memory.
 * @throws DataError if the file is damaged or a limit is reached
 */
export async function readParquet(
  bytes: Uint8Array,
  file: string,
  { seconds = SECONDS }: { readonly seconds?: number } = {},
): Promise<readonly ParquetPicture[]> {
  const worker = new Worker(new URL('./parquetThread.ts', import.meta.url), {
    workerData: { bytes, file },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  const answer = await firstAnswer(worker, file, seconds).finally(() => worker.terminate());
  if ('fault' in answer) throw new DataError(answer.fault);
  return answer.pictures;
}

async function firstAnswer(worker: Worker, file: string, seconds: number): Promise<ParquetAnswer> {
  try {
    const [answer] = await once(worker, 'message', { signal: AbortSignal.timeout(1000 * seconds) });
    return answer as ParquetAnswer;
  } catch (error) {
    const isLate = (error as Error).name === 'AbortError';
    const why = isLate ? `it takes more than ${seconds} s` : (error as Error).message;
    throw new DataError(
      `${file}: got a parquet file that cannot be read (${why}), expected a whole one; download or save it again`,
    );
  }
}
