import type { Kysely } from 'kysely';
import type { Blobs } from './blobs.ts';
import type { Schema } from './databaseSchema.ts';

const KEYS_A_PAGE = 1000;

/** Blobs as rows, for processes without a common disk. */
export function blobsInPostgres(kysely: Kysely<Schema>): Blobs {
  return {
    // A client does not know the free space of the database server; a full one refuses the row.
    async checkRoom() {},
    async put(key, bytes) {
      await kysely
        .insertInto('blobs')
        .values({ key, bytes })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ bytes }))
        .execute();
    },
    async get(key) {
      const row = await kysely.selectFrom('blobs').select('bytes').where('key', '=', key).executeTakeFirst();
      return row?.bytes ?? null;
    },
    async delete(keys) {
      if (keys.length > 0) await kysely.deleteFrom('blobs').where('key', 'in', keys).execute();
    },
    async *list(before) {
      let after = '';
      for (;;) {
        const page = await kysely
          .selectFrom('blobs')
          .select('key')
          .where('key', '>', after)
          .where('made_at', '<', before)
          .orderBy('key')
          .limit(KEYS_A_PAGE)
          .execute();
        for (const { key } of page) yield key;
        if (page.length < KEYS_A_PAGE) return;
        after = page[page.length - 1].key;
      }
    },
  };
}
