import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { makeTinyData } from '../testing/tinyData.ts';
import { loadDataset } from './load.ts';
import { requireSets } from './requireSets.ts';
import { verifyFolder } from './verify.ts';

const { catalogue, raw } = makeTinyData();
const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

/** A data folder with the files of MNIST under other names. */
async function mnistAs(rename: (name: string) => string, packed = false): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cifra-names-'));
  folders.push(root);
  for (const [path, bytes] of raw) {
    if (!path.startsWith('mnist/')) continue;
    const to = join(root, rename(path.slice('mnist/'.length)) + (packed ? '.gz' : ''));
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, packed ? gzipSync(bytes) : bytes);
  }
  return root;
}

const dotted = (name: string) => name.replace('-idx', '.idx');
test.each([
  ['as cifra stores them', (name: string) => `mnist/${name}`],
  ['torchvision', (name: string) => `MNIST/raw/${name}`],
  ['with dots', (name: string) => `mnist/${dotted(name)}`],
  ['from Kaggle, plain and in folders of their names', (name: string) => `${name}/${dotted(name)}`],
  ['from Kaggle, unchanged', (name: string) => `mnist/${name}/${name}`],
  ['in the data folder itself', dotted],
])('MNIST is found %s, plain and gzipped', async (_name, rename) => {
  for (const packed of [false, true]) {
    const root = await mnistAs(rename, packed);
    const rows = await verifyFolder(root, [catalogue.sources.mnist]);
    expect(rows.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(rows[0].path).toBe(join(root, rename('train-images-idx3-ubyte') + (packed ? '.gz' : '')));
    expect((await loadDataset('mnist', 'train', { root, catalogue })).labels).toHaveLength(60);
    // They are also found by name alone: training does not ask for them.
    expect(() => requireSets(root, ['mnist'])).not.toThrow();
    expect(() => requireSets(root, ['mnist'], 'test')).not.toThrow();
  }
});

test('under another name MNIST is still identified by its hash', async () => {
  const root = await mnistAs((name) => `MNIST/raw/${name === 'train-images-idx3-ubyte' ? 't10k-x' : name}`);
  await writeFile(join(root, 'MNIST/raw/train-images-idx3-ubyte'), raw.get('mnist/t10k-images-idx3-ubyte')!);
  const [images] = await verifyFolder(root, [catalogue.sources.mnist]);
  expect(images).toMatchObject({ state: 'corrupt', reason: 'bytes that differ from the published ones' });
});
