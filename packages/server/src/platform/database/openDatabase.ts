import { Problem } from '../problems.ts';
import type { Database, DatabaseConfig, LazyDatabase } from './database.ts';
import { databaseAway } from './databaseProblems.ts';

/**
 * Opens a database, embedded in a folder or a Postgres by its URL, and brings its tables up to
 * date. Loads only the driver that is needed.
 * @throws FolderInUseError if another process has the folder; an Error that says what to do if
 * Postgres does not answer
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  if (config.url === undefined) {
    const { openEmbedded } = await import('./databaseEmbedded.ts');
    return openEmbedded(config);
  }
  const { openPostgres } = await import('./databasePostgres.ts');
  return openPostgres(config.url);
}

/** @param onError gets the reason why a database could not be opened, which clients do not see */
export function lazyDatabase(open: () => Promise<Database>, onError: (error: unknown) => void): LazyDatabase {
  let database: Promise<Database> | null = null;
  return {
    get() {
      database ??= open().catch((cause: unknown) => {
        // The next request may succeed: the folder may no longer be in use, or the Postgres may
        // have restarted.
        database = null;
        onError(cause);
        if (cause instanceof Problem) throw cause;
        throw databaseAway('the database cannot be opened at the moment; see the log of the server', cause);
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
