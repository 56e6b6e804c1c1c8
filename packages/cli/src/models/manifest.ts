import { join } from 'node:path';
import { CifraError } from '@cifra/core/base/error.ts';
import { type Manifest, parseManifest } from '@cifra/core/model/manifest.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { CommandError } from '../platform/commandError.ts';
import { readTextFile } from '../platform/textFile.ts';

/**
 * Reads and checks the manifest of a model, given by name or folder.
 * @throws CommandError that names the file
 */
export async function readManifest(nameOrFolder: string): Promise<Manifest> {
  const path = join(modelFolder(nameOrFolder), 'manifest.json');
  const text = await readTextFile(path);
  try {
    return parseManifest(text);
  } catch (cause) {
    if (!(cause instanceof CifraError)) throw cause;
    throw new CommandError(`${path}: ${cause.message}`, { cause });
  }
}
