import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { fromPglite } from 'pg-boss';
import { type Database, embeddedFolder } from './database.ts';
import { lockFolder, type Owner } from './databaseLock.ts';
import type { Schema } from './databaseSchema.ts';
import { migrate } from './migrations/migrate.ts';

/** A command such as `cifra keys` holds the folder for about a second. */
const PATIENCE_MS = 5000;

/** Opens the Postgres that runs inside this process (PGlite), with its files in `folder`. */
export async function openEmbedded(folder: string, about: Pick<Owner, 'url' | 'token'>): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder, about, PATIENCE_MS);
  try {
    const pglite = await PGlite.create(await madeIn(folder));
    const kysely = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
    await migrate(kysely);
    return {
      kysely,
      kind: 'embedded',
      boss: { db: fromPglite(pglite), backend: 'pglite' },
      async close() {
        await kysely.destroy();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The folder of a Postgres that is whole. Making one takes seconds, and a process killed meanwhile would leave half of one, which
 * never starts again: it is made aside and takes its name at the end.
 */
async function madeIn(folder: string): Promise<string> {
  const whole = embeddedFolder(folder);
  if (existsSync(whole)) return whole;
  const half = `${whole}.unfinished`;
  rmSync(half, { recursive: true, force: true });
  const pglite = await PGlite.create(half);
  await pglite.close();
  renameSync(half, whole);
  return whole;
}
