import type { Blobs } from '../blobs.ts';

/** The keys of all blobs there are, in order. */
export async function allBlobs(blobs: Blobs): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of blobs.list(new Date(Date.now() + 60_000))) keys.push(key);
  return keys.sort();
}
