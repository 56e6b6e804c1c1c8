// Publishes the packages of this version: `npm run release:publish`, see docs/releasing.md.
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackages } from '../build.ts';
import { notesOf } from './changelog.ts';
import { type Packed, publishPackages } from './publishPackages.ts';

const root = join(import.meta.dirname, '../../../..');
const dist = join(root, 'dist');

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
await rm(dist, { recursive: true, force: true });
const tarballs = await buildPackages(dist);
await writeFile(join(dist, 'notes.md'), notes);
await publishPackages(tarballs.map(packed), {
  dryRun: values['dry-run'],
  report: (line) => console.log(line),
});

/** `cifra-core-1.2.3.tgz` is packed from the folder `@cifra/core`. */
function packed(tarball: string): Packed {
  const name = basename(tarball)
    .replace(/-\d.*$/, '')
    .replace('cifra-', '@cifra/');
  const manifest = JSON.parse(readFileSync(join(dirname(tarball), name, 'package.json'), 'utf8'));
  return { tarball, manifest };
}
