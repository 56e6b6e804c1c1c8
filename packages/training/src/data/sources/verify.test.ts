import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../files/sha256.ts';
import { describeWithData } from '../testing/describeWithData.ts';
import { makeTinyData, writeData } from '../testing/tinyData.ts';
import { verifyFolder } from './verify.ts';

const { catalogue, raw } = makeTinyData();
const sources = Object.values(catalogue.sources);

test('a complete folder is ok, file by file', async () => {
  const rows = await verifyFolder(await writeData(raw), sources);
  expect(rows).toHaveLength(10);
  expect(rows.map(({ state }) => state)).toEqual(Array(10).fill('ok'));
  expect(rows.every(({ got, wanted, reason }) => got === wanted && reason === '')).toBe(true);
  expect(rows.filter(({ source }) => source === 'qmnist').map(({ file }) => file.path)).toEqual([
    'qmnist/qmnist-train-labels-idx2-int',
    'qmnist/qmnist-test-labels-idx2-int',
  ]);
});

test('missing, changed and broken files are distinguished, with actual and expected values', async () => {
  const changed = Uint8Array.from(raw.get('mnist/t10k-labels-idx1-ubyte')!);
  changed[9] ^= 1;
  const files = new Map(raw);
  files.delete('mnist/train-images-idx3-ubyte');
  files.set('mnist/t10k-labels-idx1-ubyte', changed);
  const root = await writeData(files);
  await writeFile(join(root, 'mnist/train-labels-idx1-ubyte.gz'), Uint8Array.of(0x1f, 0x8b, 8, 0));
  const [trainImages, trainLabels, testImages, testLabels] = await verifyFolder(root, [
    catalogue.sources.mnist,
  ]);
  expect(trainImages).toMatchObject({
    state: 'missing',
    got: null,
    path: join(root, 'mnist/train-images-idx3-ubyte'),
  });
  expect(trainLabels).toMatchObject({ state: 'corrupt', got: null });
  expect(trainLabels.reason).toContain('broken gzip stream of 4 bytes');
  expect(testImages.state).toBe('ok');
  expect(testLabels).toMatchObject({
    state: 'corrupt',
    got: sha256(changed),
    wanted: catalogue.parts.mnist.test.labels.sha256,
    path: join(root, 'mnist/t10k-labels-idx1-ubyte.gz'),
  });
});

describeWithData('the real data', ['mnist', 'qmnist', 'usps'], (root) => {
  test('match the published ones', async () => {
    const rows = await verifyFolder(root);
    expect(rows.filter(({ state }) => state !== 'ok')).toEqual([]);
  });
});
