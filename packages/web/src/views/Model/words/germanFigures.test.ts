import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, parseManifest } from '@cifra/core/model/manifest.ts';
import { expect, test } from 'vitest';
import germanFigures from './germanFigures.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../../../../..');
const manifests: Manifest[] = globSync('models/*/manifest.json', { cwd: root }).map((file) =>
  parseManifest(readFileSync(join(root, file), 'utf8')),
);

test('every figure of a released model has a German name', () => {
  expect(manifests.length).toBeGreaterThan(0);
  const names = manifests.flatMap(({ figures }) => figures.flatMap(({ name, data }) => [name, data]));
  expect(names.filter((name) => !Object.hasOwn(germanFigures, name))).toEqual([]);
});
