import { openServerDatabase } from '../platform/openServerDatabase.ts';
import { serverConfig } from '../platform/serverConfig.ts';
import type { Keys } from './keys.ts';
import { remoteKeys } from './remoteKeys.ts';

/**
 * Calls `work` with the API keys: those in Postgres if DATABASE_URL is set, else those in the data
 * folder. The folder is accessed through the server that uses it, or directly if there is none.
 */
export async function withKeys<T>(work: (keys: Keys) => Promise<T>): Promise<T> {
  const { dataFolder: folder, databaseUrl } = await serverConfig();
  const { readOwner } = await import('@cifra/server/platform/database/databaseLock.ts');
  const owner = databaseUrl === null ? readOwner(folder) : null;
  const remote = owner && (await remoteKeys(owner));
  if (remote) return work(remote);

  const [{ lazyDatabase }, { createKeyService }] = await Promise.all([
    import('@cifra/server/platform/database/openDatabase.ts'),
    import('@cifra/server/features/keys/service.ts'),
  ]);
  const database = await openServerDatabase({ folder, ...(databaseUrl !== null && { url: databaseUrl }) });
  try {
    return await work(createKeyService(lazyDatabase(async () => database, console.error)));
  } finally {
    await database.close();
  }
}
