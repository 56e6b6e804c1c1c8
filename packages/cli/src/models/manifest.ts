import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, parseManifest } from '@cifra/core/model/manifest.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { CommandError } from '../commandError.ts';

/**
 * Reads and checks the manifest of a model, given by name or folder.
 * @throws CommandError that names the file
 */
export async function readManifest(nameOrFolder: string): Promise<Manifest> {
  const path = join(modelFolder(nameOrFolder), 'manifest.json');
  try {
    return parseManifest(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new CommandError(`${path}: ${(cause as Error).message}`, { cause });
  }
}
