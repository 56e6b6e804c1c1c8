import type { Key, NewKey } from '@cifra/client/generated.ts';
import type { KeyService } from '@cifra/server/features/keys/service.ts';
import { asCommandError } from '../commandError.ts';
import { serverConfig } from '../serverConfig.ts';
import { remoteKeys } from './remoteKeys.ts';

/** The operations of `cifra keys`, on the database or on a server that uses it. */
export type Keys = {
  create(...key: Parameters<KeyService['create']>): Promise<NewKey>;
  list(): Promise<readonly Key[]>;
  /** Resolves with null if there is no such key. */
  revoke(id: string): Promise<Key | null>;
};

/**
 * Calls `work` with the API keys: those in Postgres if DATABASE_URL is set, else those in the data folder.
 * The folder is accessed through the server that uses it, or directly if there is none.
 */
export async function withKeys<T>(work: (keys: Keys) => Promise<T>): Promise<T> {
  const { dataFolder: folder, databaseUrl } = await serverConfig();
  const { readOwner } = await import('@cifra/server/platform/database/databaseLock.ts');
  const owner = databaseUrl === null ? readOwner(folder) : null;
  const remote = owner && (await remoteKeys(owner));
  if (remote) return work(remote);

  const [{ lazyDatabase, openDatabase }, { createKeyService }] = await Promise.all([
    import('@cifra/server/platform/database/openDatabase.ts'),
    import('@cifra/server/features/keys/service.ts'),
  ]);
  const database = await openDatabase({ folder, ...(databaseUrl !== null && { url: databaseUrl }) }).catch(
    (error: unknown) => {
      throw asCommandError(error, folder);
    },
  );
  try {
    return await work(createKeyService(lazyDatabase(async () => database, console.error)));
  } finally {
    await database.close();
  }
}
