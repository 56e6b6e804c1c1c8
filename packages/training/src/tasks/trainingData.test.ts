import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, onTestFinished, test } from 'vitest';
import { findRealData } from '../data/sources/realData.ts';
import { makeTinyData, writeData } from '../data/testing/tinyData.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { loadTrainingData } from './trainingData.ts';

const validation = { share: 0.2, seed: 1 };
const random = createRandom(1);
const real = findRealData(['mnist', 'qmnist', 'usps']);

test('synthetic digits: the requested number, no writer on both sides, the same for every seed of a run', async () => {
  const recipe = { data: { train: 'synthetic', samples: 110, validation } };
  const { train, validation: held } = await loadTrainingData(recipe, {}, random);
  expect(train.labels.length + held.labels.length).toBe(110);
  expect(shared(train, held)).toEqual([]);
  expect(await loadTrainingData(recipe, {}, createRandom(2))).toEqual({
    train,
    validation: held,
    warnings: [],
  });
});

/** Treats every non-empty file as a picture of a digit. */
const pictures = {
  decode: async (bytes: Uint8Array) => ({ width: 1, height: 1, channels: 1 as const, data: bytes }),
  toDigit: () => new Float32Array(784).fill(1),
};

/** A folder with `count` pictures of each digit in `at`, a path within it. */
async function folderOf(parts: Readonly<Record<string, { digits: string; count: number }>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-pictures-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [at, { digits, count }] of Object.entries(parts)) {
    for (const digit of digits) {
      await mkdir(join(folder, at, digit), { recursive: true });
      for (let i = 0; i < count; i++) await writeFile(join(folder, at, digit, `${i}`), `${at}${digit}${i}`);
    }
  }
  return folder;
}

const load = (train: string, options?: { trained: boolean }) =>
  loadTrainingData({ data: { train, validation } }, { pictures }, random, options);

test('a folder of pictures: unreadable files are named and left out', async () => {
  const folder = await folderOf({ '.': { digits: '0123456789', count: 3 } });
  await writeFile(join(folder, '1/broken'), '');
  await writeFile(join(folder, 'notes.txt'), 'mine');
  const data = await load(folder);
  expect([...data.train.labels].join('')).toBe('00112233445566778899');
  expect([...data.validation.labels].join('')).toBe('0123456789');
  expect(data.readTest).toBeUndefined();
  expect(data.warnings).toEqual([
    `${folder}: 1 file has no label and is not used (notes.txt)`,
    `${folder}/1/broken: the file is empty; left out`,
  ]);
  await expect(loadTrainingData({ data: { train: folder, validation } }, {}, random)).rejects.toThrow(
    'needs a reader of pictures',
  );
});

test('of many files without a digit, the first are named and the others counted', async () => {
  const folder = await folderOf({ '.': { digits: '0123456789', count: 2 } });
  for (let i = 0; i < 1023; i++) await writeFile(join(folder, '3', `empty ${1000 + i}`), '');
  const { warnings } = await load(folder);
  expect(warnings).toHaveLength(21);
  expect(warnings[0]).toBe(`${folder}/3/empty 1000: the file is empty; left out`);
  expect(warnings[20]).toBe(`${folder}: 1003 more: the file is empty; left out`);
});

test('a folder with parts: uses its own validation part, and only readTest opens the test part', async () => {
  const folder = await folderOf({
    train: { digits: '0123456789', count: 2 },
    val: { digits: '57', count: 1 },
    test: { digits: '4', count: 3 },
  });
  const opened: string[] = [];
  const watching = {
    ...pictures,
    decode: (bytes: Uint8Array) => {
      opened.push(String(Buffer.from(bytes)).slice(0, 4));
      return pictures.decode(bytes);
    },
  };
  const {
    train,
    validation: held,
    readTest,
  } = await loadTrainingData({ data: { train: folder, validation } }, { pictures: watching }, random);
  expect([...train.labels].join('')).toBe('00112233445566778899');
  expect([...held.labels]).toEqual([5, 7]);
  expect(opened).not.toContain('test');
  expect([...(await readTest!()).labels]).toEqual([4, 4, 4]);
});

test('digits without pictures are named: an error for random weights, a warning for trained weights', async () => {
  const single = await folderOf({ '.': { digits: '0123', count: 1 } });
  await expect(load(single)).rejects.toThrow(/has no 4, 5, /);
  const some = await folderOf({ '.': { digits: '0123', count: 3 } });
  await expect(load(some)).rejects.toThrow(
    /has no 4, 5, 6, 7, 8 or 9: a model trained on it would read every 4, 5, 6, 7, 8 or 9 as another digit\. Add/,
  );
  const { warnings } = await load(some, { trained: true });
  expect(warnings).toEqual([
    expect.stringMatching(/has no 4, 5, 6, 7, 8 or 9: the model may forget how to read them$/),
  ]);
  const allButOne = await folderOf({ '.': { digits: '012345678', count: 2 } });
  await mkdir(join(allButOne, '9'));
  await writeFile(join(allButOne, '9/empty.png'), '');
  await expect(load(allButOne)).rejects.toThrow(
    /has no 9: .* Add pictures of it, or continue a .*\n.*9.empty\.png: the file is empty; left out$/,
  );
});

test('a file is not a folder of pictures', async () => {
  const folder = await folderOf({ '.': { digits: '0', count: 1 } });
  await writeFile(join(folder, 'mnist.mat'), 'x');
  await expect(load(join(folder, 'mnist.mat'))).rejects.toThrow(
    /mnist\.mat: is a file \(MATLAB\), which cannot/,
  );
});

test.each([
  [
    'mnist',
    [],
    'lacks mnist and qmnist: get mnist and qmnist with `npx cifra data get mnist qmnist`; or name',
  ],
  ['mnist', ['mnist'], 'lacks qmnist: get qmnist with `npx cifra data get qmnist`;'],
  ['usps', [], 'lacks usps: get usps with `npx cifra data get usps`;'],
] as const)(
  'all missing sets that %s needs are named at once, in addition to %j',
  async (train, there, message) => {
    const { raw } = makeTinyData();
    const root = await writeData(
      new Map([...raw].filter(([path]) => there.some((set) => path.startsWith(`${set}/`)))),
    );
    onTestFinished(() => rm(root, { recursive: true }));
    await expect(
      loadTrainingData({ data: { train, validation } }, { dataRoot: root }, random),
    ).rejects.toThrow(message);
  },
);

test('a data set without its folder is an error', async () => {
  const recipe = { data: { train: 'mnist', validation } };
  await expect(loadTrainingData(recipe, {}, random)).rejects.toThrow(
    'mnist needs the folder of the data sets',
  );
});

test('a mistyped name is reported with the choices', async () => {
  const recipe = { data: { train: 'minst', validation } };
  await expect(loadTrainingData(recipe, {}, random)).rejects.toThrow(
    'recipe.data.train: got "minst", expected mnist, usps, synthetic, or a folder that exists',
  );
});

test('a part of MNIST keeps the whole validation side', async ({ skip }) => {
  if (real.skip) skip(real.skip);
  const sources = { dataRoot: real.root };
  const whole = await loadTrainingData({ data: { train: 'mnist', validation } }, sources, random);
  const part = await loadTrainingData(
    { data: { train: 'mnist', samples: 500, validation } },
    sources,
    random,
  );
  expect(part.train.labels).toHaveLength(500);
  expect(part.validation.labels).toEqual(whole.validation.labels);
  expect(shared(part.train, part.validation)).toEqual([]);
});

test('USPS, whose writers are unknown, is split by label', async ({ skip }) => {
  if (real.skip) skip(real.skip);
  const { train, validation: held } = await loadTrainingData(
    { data: { train: 'usps', validation } },
    { dataRoot: real.root },
    random,
  );
  expect(train.labels.length + held.labels.length).toBe(7291);
});

/** Returns the writers on both sides. */
function shared(a: Dataset, b: Dataset): number[] {
  return [...new Set(a.writers)].filter((writer) => b.writers?.includes(writer));
}
