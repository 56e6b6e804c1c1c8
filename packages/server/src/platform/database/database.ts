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
