import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random.ts';
import { expect, test } from 'vitest';
import type { Dataset } from '../data/dataset.ts';
import { findRealData } from '../data/realData.ts';
import { loadTrainingData } from './trainingData.ts';

const validation = { share: 0.2, seed: 1 };
const random = createRandom(1);
const real = findRealData(['mnist', 'qmnist', 'usps']);

test('synthetic digits: as many as asked for, no writer on both sides, the same for every seed of a run', async () => {
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

test('a folder of pictures: the unreadable ones are named and left out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-pictures-'));
  try {
    for (const label of ['0', '1']) {
      await mkdir(join(folder, label));
      for (const name of ['a', 'b', 'c']) await writeFile(join(folder, label, name), `${label}${name}`);
    }
    await writeFile(join(folder, '1/broken'), '');
    const pictures = {
      decode: async (bytes: Uint8Array) => ({ width: 1, height: 1, channels: 1 as const, data: bytes }),
      toDigit: () => new Float32Array(784).fill(1),
    };
    const recipe = { data: { train: folder, validation } };
    const data = await loadTrainingData(recipe, { pictures }, random);
    expect([...data.train.labels]).toEqual([0, 0, 1, 1]);
    expect([...data.validation.labels]).toEqual([0, 1]);
    expect(data.warnings).toEqual([`${folder}/1/broken: the file is empty; left out`]);
    await expect(loadTrainingData(recipe, {}, random)).rejects.toThrow('needs a reader of pictures');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a data set without its folder is an error', async () => {
  const recipe = { data: { train: 'mnist', validation } };
  await expect(loadTrainingData(recipe, {}, random)).rejects.toThrow(
    'mnist needs the folder of the data sets',
  );
});

test('a mistyped name is told with the choices', async () => {
  const recipe = { data: { train: 'minst', validation } };
  await expect(loadTrainingData(recipe, {}, random)).rejects.toThrow(
    'recipe.data.train: got "minst", wanted mnist, usps, synthetic, or a folder that is there',
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

test('USPS, whose writers nobody knows, is split by label', async ({ skip }) => {
  if (real.skip) skip(real.skip);
  const { train, validation: held } = await loadTrainingData(
    { data: { train: 'usps', validation } },
    { dataRoot: real.root },
    random,
  );
  expect(train.labels.length + held.labels.length).toBe(7291);
});

/** Writers on both sides. */
function shared(a: Dataset, b: Dataset): number[] {
  return [...new Set(a.writers)].filter((writer) => b.writers?.includes(writer));
}
