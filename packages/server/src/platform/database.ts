import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { ConstructorOptions } from 'pg-boss';
import type { Blobs } from './blobs.ts';
import type { Owner } from './databaseLock.ts';
import { databaseAway } from './databaseProblems.ts';
import type { Schema } from './databaseSchema.ts';
import { Problem } from './problems.ts';

export type Database = {
  readonly kysely: Kysely<Schema>;
  readonly kind: 'embedded' | 'postgres';
  /** Where pictures lie. */
  readonly blobs: Blobs;
  /** How pg-boss reaches the same database. */
  readonly boss: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'max'>;
  /** Whether it can be used now. @throws Error or Problem that says why it cannot */
  check(): Promise<void>;
  close(): Promise<void>;
};

export type DatabaseConfig = {
  /** Where the embedded database lies; made when missing. Not used with `url`. */
  readonly folder: string;
  /** postgres://… */
  readonly url?: string;
  /** What other commands may know of this process when they find the folder in use. */
  readonly owner?: Pick<Owner, 'url' | 'token'>;
  /** Hears why an embedded database was restarted. */
  readonly onError?: (error: unknown) => void;
};

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

/** The folder of the embedded Postgres within the data folder. */
export function embeddedFolder(folder: string): string {
  return join(folder, 'postgres');
}

/** Whether a data folder has an embedded database already. */
export function isDatabaseIn(folder: string): boolean {
  return existsSync(embeddedFolder(folder));
}

/** A database that is opened when it is first asked for: reading a digit needs none. */
export type LazyDatabase = {
  get(): Promise<Database>;
  /** Null when nobody has asked for it yet. */
  opened(): Promise<Database> | null;
  close(): Promise<void>;
};

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
