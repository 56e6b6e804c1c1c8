import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { fromPglite } from 'pg-boss';
import { blobsInFiles } from './blobsInFiles.ts';
import { type Database, type DatabaseConfig, embeddedFolder } from './database.ts';
import { lockFolder } from './databaseLock.ts';
import type { Schema } from './databaseSchema.ts';
import { connectEmbedded } from './embeddedConnection.ts';
import { embeddedDialect, pgliteLike } from './embeddedDialect.ts';
import { checkRoom } from './freeSpace.ts';
import { migrate } from './migrations/migrate.ts';
import { moveBlobs } from './moveBlobs.ts';
import { type SessionLimits, startPglite } from './pgliteSession.ts';
import { sweepBlobs } from './sweepBlobs.ts';

/** A command such as `cifra keys` holds the folder for about a second. */
const PATIENCE_MS = 5000;
const LIMITS: SessionLimits = { open: 300_000, statement: 30_000 };
/**
 * Bytes that must be free before the database writes: two segments of its log. PGlite loops forever
 * when it cannot write one.
 */
const LEAST_ROOM = 32 * 2 ** 20;

/**
 * Opens the Postgres that runs in a thread of this process (PGlite). Its files and the blobs are in
 * `folder`.
 */
export async function openEmbedded(
  { folder, owner = {}, onError = () => {} }: DatabaseConfig,
  limits: SessionLimits = LIMITS,
): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder, owner, PATIENCE_MS);
  const room = (): Promise<void> => checkRoom(folder, LEAST_ROOM);
  let close = async (): Promise<void> => {};
  try {
    const start = async () => {
      await room();
      return startPglite(embeddedFolder(folder), limits, onError);
    };
    const connection = await connectEmbedded({ start, checkRoom: room });
    close = () => connection.close();
    const kysely = new Kysely<Schema>({ dialect: embeddedDialect(connection) });
    const blobs = blobsInFiles(join(folder, 'pictures'));
    await migrate(kysely);
    await moveBlobs(kysely, blobs);
    // No other process has the folder, so blobs without a row belonged to a process that has ended.
    await sweepBlobs(kysely, blobs, new Date());
    return {
      kysely,
      kind: 'embedded',
      blobs,
      boss: { db: fromPglite(pgliteLike(connection)), backend: 'pglite' },
      check: () => connection.check(),
      async close() {
        await kysely.destroy();
        lock.release();
      },
    };
  } catch (error) {
    await close();
    lock.release();
    throw error;
  }
}
