import { once } from 'node:events';
import { modelFolder } from '@cifra/node/models/folders.ts';
import type { Config } from '@cifra/server/config.ts';
import { createJobService } from '@cifra/server/features/jobs/service.ts';
import { openReaderPool } from '@cifra/server/features/read/pool/pool.ts';
import { readService } from '@cifra/server/features/read/service.ts';
import { lazyDatabase } from '@cifra/server/platform/database/openDatabase.ts';
import { openServerDatabase } from '../platform/openServerDatabase.ts';

/**
 * Reads the queue of a Postgres database until `signal` aborts, then finishes the pictures in
 * progress.
 */
export async function runWorker(config: Config, url: string, signal: AbortSignal): Promise<void> {
  const database = await openServerDatabase({ folder: config.dataFolder, url });
  const pool = await openReaderPool({
    readers: config.readers,
    queueLength: config.queueLength,
    timeout: config.readTimeout,
    memoryLimit: config.readerBytes,
    calibration: config.calibration,
    folders: {
      digit: modelFolder(config.digitModel, config.modelsFolder),
      number: modelFolder(config.numberModel, config.modelsFolder),
      page: modelFolder(config.pageModel, config.modelsFolder),
    },
  });
  const report = (error: unknown): void => {
    console.error(`cifra: ${error instanceof Error ? error.message : String(error)}; continuing`);
  };
  const jobs = createJobService({
    database: lazyDatabase(async () => database, report),
    reader: readService(pool),
    onError: report,
  });
  await jobs.start();
  console.error('Waiting for jobs. Press Ctrl-C to stop.');
  // A pending promise does not keep the process alive, but the database connections do.
  if (!signal.aborted) await once(signal, 'abort');
  await jobs.close();
  await pool.close();
  await database.close();
}
