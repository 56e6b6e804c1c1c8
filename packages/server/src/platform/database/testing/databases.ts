import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest';
import { embeddedTemplate } from '../../../testing/embedded.ts';
import type { Database, DatabaseConfig } from '../database.ts';
import type { Schema } from '../databaseSchema.ts';
import { openDatabase } from '../openDatabase.ts';
import { findPostgres, noPostgres, startPostgres, type TemporaryPostgres } from '../temporaryPostgres.ts';
import { allBlobs } from './allBlobs.ts';

/** Gives the config of a new, empty database; everything is cleaned up after the suite. */
export type NewDatabase = () => DatabaseConfig;

/** A Postgres is a thousand files, which a busy disk takes minutes to write. */
const SLOW_DISK_MS = 300_000;

/**
 * Declares one suite for both kinds of database. The embedded one is a copy, because creating one
 * takes seconds.
 */
export function describeDatabases(name: string, suite: (newDatabase: NewDatabase) => void): void {
  describe(`${name}, embedded`, () => {
    const made = mkdtempSync(join(tmpdir(), 'cifra-embedded-'));
    let template = '';
    let count = 0;
    beforeAll(async () => {
      template = await embeddedTemplate();
    }, SLOW_DISK_MS);
    afterAll(() => rmSync(made, { recursive: true, force: true }), SLOW_DISK_MS);
    suite(() => {
      const folder = join(made, String(count++));
      cpSync(template, folder, { recursive: true });
      return { folder };
    });
  });

  const bin = findPostgres();
  describe(`${name}, Postgres`, () => {
    if (bin === null) {
      test('Postgres is installed', ({ skip }) => skip(noPostgres));
      return;
    }
    let server: TemporaryPostgres | null = null;
    beforeAll(() => {
      server = startPostgres(bin);
    }, SLOW_DISK_MS);
    afterAll(() => server?.stop(), SLOW_DISK_MS);
    suite(() => ({ folder: '', url: server!.newDatabase() }));
  });
}

/**
 * Declares one suite for both kinds of database. Its tests share an open database, which is empty
 * at the start of each: opening an embedded one takes a second of processor time.
 */
export function describeOpenDatabases(name: string, suite: (database: () => Database) => void): void {
  describeDatabases(name, (newDatabase) => {
    let database: Database | undefined;
    beforeAll(async () => {
      database = await openDatabase(newDatabase());
    }, SLOW_DISK_MS);
    beforeEach(() => empty(database!));
    afterAll(() => database?.close());
    suite(() => database!);
  });
}

/** Rows of the others are deleted with these. */
const TABLES = ['jobs', 'feedback', 'api_keys'] as const satisfies (keyof Schema)[];

async function empty({ kysely, blobs }: Database): Promise<void> {
  for (const table of TABLES) await kysely.deleteFrom(table).execute();
  const { rows } = await sql<{ queue: string | null }>`select to_regclass('pgboss.job') as queue`.execute(
    kysely,
  );
  if (rows[0].queue !== null) await sql`delete from pgboss.job`.execute(kysely);
  await blobs.delete(await allBlobs(blobs));
}
