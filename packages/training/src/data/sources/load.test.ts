import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { normalise } from '@cifra/core/frames/normalise.ts';
import { expect, test } from 'vitest';
import { imageAt } from '../../dataset/dataset.ts';
import { applySplit, splitByWriter } from '../../dataset/split.ts';
import { describeWithData } from '../testing/describeWithData.ts';
import { makeTinyData, TINY, writeData } from '../testing/tinyData.ts';
import { loadDataset } from './load.ts';

const tiny = makeTinyData();
const { catalogue, raw } = tiny;
const TRAIN_IMAGES = 'mnist/train-images-idx3-ubyte';
const TRAIN_LABELS = 'mnist/train-labels-idx1-ubyte';
const TEST_IMAGES = 'mnist/t10k-images-idx3-ubyte';
const TEST_LABELS = 'mnist/t10k-labels-idx1-ubyte';
const TRAIN_WRITERS = 'qmnist/qmnist-train-labels-idx2-int';

/** A folder in which the bytes of some files are replaced; null removes a file. */
function folder(
  changes: Record<string, Uint8Array | null> = {},
  options?: { gzip: boolean },
): Promise<string> {
  const files = new Map(raw);
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes) files.set(path, bytes);
    else files.delete(path);
  }
  return writeData(files, options);
}

const loadTrain = (root: string) => loadDataset('mnist', 'train', { root, catalogue });

test.each([true, false])('MNIST with its writers, gzipped: %s', async (gzip) => {
  const dataset = await loadTrain(await folder({}, { gzip }));
  expect(dataset.labels).toHaveLength(TINY.mnist.train);
  expect(imageAt(dataset, 1)).toEqual(raw.get(TRAIN_IMAGES)!.subarray(16 + 784, 16 + 2 * 784));
  expect(dataset.writers!.slice(0, 3)).toEqual(Int32Array.of(100, 101, 102));
  expect(dataset.series!.slice(0, 3)).toEqual(Int8Array.of(0, 4, 0));
  expect(Object.keys(dataset.files)).toEqual([TRAIN_IMAGES, TRAIN_LABELS, TRAIN_WRITERS]);
  expect(dataset.files[TRAIN_IMAGES]).toBe(catalogue.parts.mnist.train.images.sha256);
});

test('MNIST’s test set takes the first rows of the longer table', async () => {
  const dataset = await loadDataset('mnist', 'test', { root: await folder(), catalogue });
  expect(dataset.writers).toHaveLength(TINY.mnist.test);
});

test('without the table of writers there are none, and no split by writer', async () => {
  const dataset = await loadTrain(await folder({ [TRAIN_WRITERS]: null }));
  expect(dataset).not.toHaveProperty('writers');
  expect(() => splitByWriter(dataset)).toThrow('npx cifra data get qmnist');
});

test('the error for a missing file says what to do', async () => {
  const root = await folder({ [TRAIN_LABELS]: null });
  await expect(loadTrain(root)).rejects.toThrow(
    `${TRAIN_LABELS} (or .gz) is not in the data folder ${root}. Get it: \`npx cifra data get mnist\``,
  );
});

test.each([
  ['labels of the test set', TRAIN_LABELS, raw.get(TEST_LABELS)!, 'got [20] uint8, expected [60] uint8'],
  [
    'images in place of labels',
    TRAIN_LABELS,
    raw.get(TRAIN_IMAGES)!,
    'got [60, 28, 28] uint8, expected [60] uint8',
  ],
  [
    'labels in place of images',
    TRAIN_IMAGES,
    raw.get(TRAIN_LABELS)!,
    'got [60] uint8, expected [60, 28, 28] uint8',
  ],
  [
    'images of the test set',
    TRAIN_IMAGES,
    raw.get(TEST_IMAGES)!,
    'got [20, 28, 28] uint8, expected [60, 28, 28]',
  ],
  ['labels as writers', TRAIN_WRITERS, raw.get(TRAIN_LABELS)!, 'got [60] uint8, expected [60, 8] int32'],
  ['images cut short', TRAIN_IMAGES, raw.get(TRAIN_IMAGES)!.subarray(0, 5000), 'the file is cut short'],
])('refused: %s', async (_, path, bytes, message) => {
  const root = await folder({ [path]: bytes });
  await expect(loadTrain(root)).rejects.toThrow(message);
  await expect(loadTrain(root)).rejects.toThrow(join(root, path));
});

test.each([TRAIN_IMAGES, TRAIN_LABELS, TRAIN_WRITERS])('one changed bit is detected: %s', async (path) => {
  const changed = Uint8Array.from(raw.get(path)!);
  changed[changed.length - 3] ^= 1;
  await expect(loadTrain(await folder({ [path]: changed }))).rejects.toThrow(`SHA-256 of the raw bytes is`);
});

test('a truncated .gz is detected', async () => {
  const root = await folder();
  await writeFile(
    join(root, `${TRAIN_IMAGES}.gz`),
    tiny.remote.get('train-images-idx3-ubyte.gz')!.subarray(0, 9999),
  );
  await expect(loadTrain(root)).rejects.toThrow('got a broken gzip stream of 9999 bytes');
});

test('a gzipped file without .gz in its name is read', async () => {
  const root = await folder();
  await rename(join(root, `${TRAIN_IMAGES}.gz`), join(root, TRAIN_IMAGES));
  expect((await loadTrain(root)).labels).toHaveLength(TINY.mnist.train);
});

test('USPS is put into MNIST’s frame by the reader’s normalisation', async () => {
  const dataset = await loadDataset('usps', 'train', { root: await folder(), catalogue });
  const bytes = raw.get('usps/usps-train-images-idx3-ubyte')!.subarray(16 + 256, 16 + 512);
  const ink = Float32Array.from(bytes, (byte) => byte / 255);
  const wanted = Uint8Array.from(normalise({ width: 16, height: 16, data: ink }), (v) => Math.round(v * 255));
  expect(imageAt(dataset, 1)).toEqual(wanted);
  expect(dataset).not.toHaveProperty('writers');
});

test('USPS: swapped parts are detected', async () => {
  const root = await folder({
    'usps/usps-train-labels-idx1-ubyte': raw.get('usps/usps-test-labels-idx1-ubyte')!,
  });
  await expect(loadDataset('usps', 'train', { root, catalogue })).rejects.toThrow(
    'got [6] uint8, expected [12] uint8',
  );
});

describeWithData('the real MNIST training set', ['mnist', 'qmnist'], (root) => {
  test('is complete, has a writer for each digit, and splits by them', async () => {
    const dataset = await loadDataset('mnist', 'train', { root });
    expect(dataset.labels).toHaveLength(60_000);
    expect(new Set(dataset.writers).size).toBe(539);
    const { train, validation } = applySplit(dataset, splitByWriter(dataset));
    expect(train.labels.length + validation.labels.length).toBe(60_000);
    expect(Math.abs(validation.labels.length - 5000)).toBeLessThan(132);
    const students = (data: typeof train) =>
      data.series!.filter((series) => series === 4).length / data.labels.length;
    expect(students(validation)).toBeCloseTo(students(train), 1);
  });
});

describeWithData('the real USPS training set', ['usps'], (root) => {
  test('is complete and in MNIST’s frame', async () => {
    const dataset = await loadDataset('usps', 'train', { root });
    expect(dataset.labels).toHaveLength(7291);
    const border = Array.from({ length: 7291 }, (_, i) => imageAt(dataset, i)[0]).filter((byte) => byte > 0);
    expect(border).toHaveLength(0);
  });
});
