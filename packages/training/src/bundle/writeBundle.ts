import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '@cifra/core/model/manifest.ts';
import { writeAtomically } from '../files/atomicFile.ts';

/** Writes the files of a bundle, its card included, and its manifest. */
export async function writeBundle(
  folder: string,
  manifest: Manifest,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, contents] of Object.entries(files)) await writeAtomically(join(folder, name), contents);
  // Written last: a folder with a manifest is a complete bundle.
  await writeAtomically(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
