import { type Kysely, sql } from 'kysely';
import type { Blobs } from './blobs.ts';
import type { Schema } from './databaseSchema.ts';

/**
 * Moves pictures that an earlier version stored in the embedded database into files, one at a time.
 * If it is interrupted, the next start continues: a row is deleted only after its file is durable.
 */
export async function moveBlobs(kysely: Kysely<Schema>, files: Blobs): Promise<void> {
  let moved = 0;
  for (;;) {
    const row = await kysely.selectFrom('blobs').select(['key', 'bytes']).limit(1).executeTakeFirst();
    if (row === undefined) break;
    await files.put(row.key, row.bytes);
    await kysely.deleteFrom('blobs').where('key', '=', row.key).execute();
    moved++;
  }
  // Frees their space at once, which deleting rows does not.
  if (moved > 0) await sql`truncate blobs`.execute(kysely);
}
