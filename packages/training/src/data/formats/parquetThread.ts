/** The thread of `readParquet`. */
import { parentPort, workerData } from 'node:worker_threads';
import { DataError } from '../../dataset/dataError.ts';
import { type ParquetPicture, parseParquet } from './parquet.ts';

/** What the thread posts. */
export type ParquetAnswer = { readonly pictures: readonly ParquetPicture[] } | { readonly fault: string };

const { bytes, file } = workerData as { bytes: Uint8Array; file: string };
parentPort!.postMessage(await answer());

async function answer(): Promise<ParquetAnswer> {
  try {
    return { pictures: await parseParquet(bytes, file) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { fault: error.message };
  }
}
