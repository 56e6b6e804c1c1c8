import type { Kysely } from 'kysely';
import type { Blobs } from './blobs.ts';
import type { Schema } from './databaseSchema.ts';

const KEYS_A_BATCH = 500;

/** Deletes blobs that were stored before `before` and have no row. Returns how many. */
export async function sweepBlobs(kysely: Kysely<Schema>, blobs: Blobs, before: Date): Promise<number> {
  let deleted = 0;
  let held: string[] = [];
  const sweep = async (): Promise<void> => {
    const named = await namedOf(kysely, held);
    const orphans = held.filter((key) => !named.has(key));
    await blobs.delete(orphans);
    deleted += orphans.length;
    held = [];
  };
  for await (const key of blobs.list(before)) if (held.push(key) === KEYS_A_BATCH) await sweep();
  if (held.length > 0) await sweep();
  return deleted;
}

async function namedOf(kysely: Kysely<Schema>, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const chunks = await kysely.selectFrom('job_chunks').select('blob').where('blob', 'in', keys).execute();
  const kept = await kysely.selectFrom('feedback').select('blob').where('blob', 'in', keys).execute();
  return new Set([...chunks, ...kept].flatMap(({ blob }) => blob ?? []));
}
