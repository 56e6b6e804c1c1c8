import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSharp } from './pictures/sharp/sharp.ts';

/**
 * Identifies the code that turns picture files into digits: a hash of the sources of the decoder
 * and the reader, and the library versions. Cached digits with another identity are regenerated, so
 * no version number is needed.
 */
export async function readerIdentity(): Promise<string> {
  const versions = (await loadSharp())?.versions ?? 'without sharp';
  const hash = createHash('sha256').update(JSON.stringify(versions));
  // This file has the versions of the other decoders.
  hash.update(readFileSync(join(import.meta.dirname, '../package.json')));
  const recogniser = fileURLToPath(import.meta.resolve('@cifra/core/recognise/recognise.ts'));
  const core = dirname(dirname(recogniser));
  for (const folder of [core, join(import.meta.dirname, 'pictures')]) {
    const sources = globSync('**/*.{ts,js}', { cwd: folder }).filter(
      (file) => !/\.test\.|testing\//.test(file),
    );
    for (const file of sources.sort()) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}
