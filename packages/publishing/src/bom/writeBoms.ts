import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageBom } from './bom.ts';

const root = join(import.meta.dirname, '../../../..');

/** A folder that is ready to be packed. */
export type Staged = {
  readonly folder: string;
  /** npm packages whose code is inside. */
  readonly bundled: readonly string[];
  /** Folders of the models inside, relative to the clone. */
  readonly models: readonly string[];
};

/** Writes the bill of materials of each package into a folder: `cifra-core-1.2.3.cdx.json`. */
export async function writeBoms(staged: readonly Staged[], folder: string): Promise<void> {
  const manifests = staged.map((each) => JSON.parse(readFileSync(join(each.folder, 'package.json'), 'utf8')));
  const own = new Map(manifests.map((manifest) => [manifest.name, manifest]));
  for (const [i, { bundled, models }] of staged.entries()) {
    const { name, version } = manifests[i];
    const file = `${name.replace('@', '').replace('/', '-')}-${version}.cdx.json`;
    await writeFile(join(folder, file), packageBom({ manifest: manifests[i], bundled, models }, root, own));
  }
}
