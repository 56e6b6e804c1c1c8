import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { ConstructorOptions } from 'pg-boss';
import type { Blobs } from './blobs.ts';
import type { Owner } from './databaseLock.ts';
import type { Schema } from './databaseSchema.ts';

export type Database = {
  readonly kysely: Kysely<Schema>;
  readonly kind: 'embedded' | 'postgres';
  /** The stored pictures. */
  readonly blobs: Blobs;
  /** How pg-boss connects to the same database. */
  readonly boss: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'max'>;
  /** Checks that the database can be used now. @throws Error or Problem with the reason if not */
  check(): Promise<void>;
  close(): Promise<void>;
};

export type DatabaseConfig = {
  /** Folder of the embedded database; created if missing. Not used with `url`. */
  readonly folder: string;
  /** postgres://… */
  readonly url?: string;
  /** What other commands learn about this process when they find the folder in use. */
  readonly owner?: Pick<Owner, 'url' | 'token'>;
  /** Gets the reason when an embedded database is restarted. */
  readonly onError?: (error: unknown) => void;
};

/** The folder of the embedded Postgres within the data folder. */
export function embeddedFolder(folder: string): string {
  return join(folder, 'postgres');
}

/** True if a data folder has an embedded database. */
export function isDatabaseIn(folder: string): boolean {
  return existsSync(embeddedFolder(folder));
}

/** A database that is opened when it is first needed; reading a digit needs none. */
export type LazyDatabase = {
  get(): Promise<Database>;
  /** Null if it was never needed. */
  opened(): Promise<Database> | null;
  close(): Promise<void>;
};
