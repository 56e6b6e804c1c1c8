import type { Config } from './config.ts';
import { foldersOf, type StartingModels, startingModels } from './features/models/startingModels.ts';
import { openReaderPool, type ReaderPool } from './features/read/pool/pool.ts';

export type StartedReaders = StartingModels & { readonly pool: ReaderPool };

/**
 * Starts the reader processes with the models that were active last. Imports very little, so
 * that they start before the server loads.
 * @throws ModelError, or an Error with the reason why the processes did not start
 */
export async function startReaders(config: Config): Promise<StartedReaders> {
  const starting = await startingModels(config);
  const pool = await openReaderPool({
    readers: config.readers,
    queueLength: config.queueLength,
    timeout: config.readTimeout,
    memoryLimit: config.readerBytes,
    folders: foldersOf(starting.models),
    calibration: config.calibration,
  });
  return { pool, ...starting };
}
