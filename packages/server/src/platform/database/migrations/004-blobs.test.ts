import { readdirSync } from 'node:fs';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { expect, test } from 'vitest';
import { type DatabaseConfig, embeddedFolder } from '../database.ts';
import { connectEmbedded } from '../embeddedConnection.ts';
import { embeddedDialect } from '../embeddedDialect.ts';
import { openDatabase } from '../openDatabase.ts';
import { startPglite } from '../pgliteSession.ts';
import { allBlobs } from '../testing/allBlobs.ts';
import { describeDatabases } from '../testing/databases.ts';
import * as jobs from './001-jobs.ts';
import * as feedback from './002-feedback.ts';
import * as apiKeys from './003-apiKeys.ts';

const LIMITS = { open: 300_000, statement: 300_000 };
const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;

/** Kysely on the database without any table. */
async function emptied({ folder, url }: DatabaseConfig): Promise<Kysely<unknown>> {
  const dialect =
    url === undefined
      ? embeddedDialect(
          await connectEmbedded({
            start: () => startPglite(embeddedFolder(folder), LIMITS, console.error),
            checkRoom: async () => {},
          }),
        )
      : new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) });
  const kysely = new Kysely<unknown>({ dialect });
  await sql`drop schema public cascade`.execute(kysely);
  await sql`create schema public`.execute(kysely);
  return kysely;
}

/**
 * Makes the database that a version before this migration left: a job in two chunks, and two
 * corrections.
 */
async function oldDatabase(config: DatabaseConfig): Promise<void> {
  const kysely = await emptied(config);
  const migrations = { '001-jobs': jobs, '002-feedback': feedback, '003-apiKeys': apiKeys };
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  await sql`insert into jobs (id, caller, state, options, total) values (${id(1)}, 'me', 'open', '{}', 3)`.execute(
    kysely,
  );
  for (const [chunk, first, sizes, bytes] of [
    [0, 0, [1, 2], 'abb'],
    [1, 2, [3], 'ccc'],
  ] as const)
    await sql`insert into job_chunks values (${id(1)}, ${chunk}, ${first}, ${sizes}, ${Buffer.from(bytes)})`.execute(
      kysely,
    );
  await sql`insert into feedback (id, caller, label, picture) values
    (${id(2)}, 'me', '7', ${Buffer.from('seven')}), (${id(3)}, 'me', '8', null)`.execute(kysely);
  await kysely.destroy();
}

describeDatabases('pictures of an earlier version', (newDatabase) => {
  test('are found by their jobs and corrections, in files where the database is embedded', async () => {
    const config = newDatabase();
    await oldDatabase(config);
    // At the second start there is nothing left to move.
    for (const _start of [1, 2]) {
      const database = await openDatabase(config);
      const { kysely, blobs } = database;
      const text = async (key: string) => Buffer.from((await blobs.get(key))!).toString();
      const chunks = await kysely.selectFrom('job_chunks').selectAll().orderBy('chunk').execute();
      expect(chunks.map(({ chunk, first, sizes }) => [chunk, first, sizes])).toEqual([
        [0, 0, [1, 2]],
        [1, 2, [3]],
      ]);
      expect(await Promise.all(chunks.map(({ blob }) => text(blob)))).toEqual(['abb', 'ccc']);
      const [seven, eight] = await kysely.selectFrom('feedback').selectAll().orderBy('label').execute();
      expect(await text(seven.blob!)).toBe('seven');
      expect(eight.blob).toBeNull();
      expect(await allBlobs(blobs)).toHaveLength(3);
      const rows = await kysely.selectFrom('blobs').select('key').execute();
      expect(rows).toHaveLength(database.kind === 'embedded' ? 0 : 3);
      if (database.kind === 'embedded') expect(readdirSync(config.folder)).toContain('pictures');
      await database.close();
    }
    const { kysely, close } = await openDatabase(config);
    await kysely.deleteFrom('jobs').execute();
    expect(await kysely.selectFrom('job_chunks').select('chunk').execute()).toEqual([]);
    await close();
  });
});
