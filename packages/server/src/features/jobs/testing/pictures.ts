import type { NamedPicture } from '../zip.ts';

/** Pictures for the fake reader: the content is the name. */
export async function* picturesNamed(names: readonly string[]): AsyncGenerator<NamedPicture> {
  for (const name of names) yield { name, bytes: Buffer.from(name) };
}
