import { Problem } from '../problems.ts';
import type { Database, DatabaseConfig, LazyDatabase } from './database.ts';
import { databaseAway } from './databaseProblems.ts';

/**
 * Opens the database, embedded in a folder or a Postgres by its URL, with its tables as they must be.
 * Only the driver that is needed is loaded.
 * @throws FolderInUseError when another process has the folder; an Error that says what to do when Postgres does not answer
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  if (config.url === undefined) {
    const { openEmbedded } = await import('./databaseEmbedded.ts');
    return openEmbedded(config);
  }
  const { openPostgres } = await import('./databasePostgres.ts');
  return openPostgres(config.url);
}

/** `onError` hears why a database could not be opened, which is nothing for the sender of a request. */
export function lazyDatabase(open: () => Promise<Database>, onError: (error: unknown) => void): LazyDatabase {
  let database: Promise<Database> | null = null;
  return {
    get() {
      database ??= open().catch((cause: unknown) => {
        // What failed now (a folder in use, a Postgres that restarts) may work at the next request.
        database = null;
        onError(cause);
        if (cause instanceof Problem) throw cause;
        throw databaseAway(
          'the database cannot be opened at the moment; the log of the server says why',
          cause,
        );
      });
      return database;
    },
    opened: () => database,
    async close() {
      const open = await database?.catch(() => null);
      database = null;
      await open?.close();
    },
  };
}
