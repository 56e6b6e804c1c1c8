import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as jobs from './001-jobs.ts';
import * as feedback from './002-feedback.ts';
import * as apiKeys from './003-apiKeys.ts';
import * as blobs from './004-blobs.ts';

/** In the order of their names. A released migration is never changed; add another one instead. */
const migrations: Readonly<Record<string, Migration>> = {
  '001-jobs': jobs,
  '002-feedback': feedback,
  '003-apiKeys': apiKeys,
  '004-blobs': blobs,
};

/**
 * Brings a database to the newest schema. Processes that start at the same time take turns (Kysely
 * holds an advisory lock).
 */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error)
    throw new Error('migrate: the database could not be brought to the newest schema', { cause: error });
}
