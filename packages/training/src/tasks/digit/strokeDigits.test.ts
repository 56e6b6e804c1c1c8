import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, onTestFinished, test } from 'vitest';
import { stick, tinyFolder, tinyStrokes } from '../../data/testing/tinyStrokes.ts';
import { NO_DIGIT } from '../../dataset/dataset.ts';
import type { StrokeData } from '../../recipe/strokeData.ts';
import { loadTrainingData } from '../trainingData.ts';
import { loadStrokeDigits } from './strokeDigits.ts';

const validation = { share: 0.25, seed: 1 };
const use = { validation, otherDigits: 60, random: createRandom(1) };

async function load(strokes: StrokeData, otherDigits = 60) {
  return loadStrokeDigits(strokes, { ...use, otherDigits }, await tinyFolder());
}

/** Labels of a whole epoch. */
function labelsOf({ drawn }: Awaited<ReturnType<typeof load>>, seed: number): number[] {
  const random = createRandom(seed);
  const out = new Uint8Array(784);
  return Array.from({ length: drawn.count }, (_, i) => drawn.draw(i, random.split(i), out));
}

test('the share is of all digits of an epoch; negatives come in addition', async () => {
  const quarter = await load({ share: 0.25, nonDigits: 7 });
  const labels = labelsOf(quarter, 1);
  expect(labels).toHaveLength(20 + 7); // 20 of 60 + 20
  expect(labels.slice(0, 20).every((label) => label < 10)).toBe(true);
  expect(labels.slice(20)).toEqual(Array(7).fill(NO_DIGIT));
  expect(labelsOf(quarter, 1)).toEqual(labels);
  expect(labelsOf(quarter, 2)).not.toEqual(labels);
  expect(labelsOf(await load({ share: 0 }), 1)).toEqual([]);
});

test('each family holds out whole writers, and what is left out is on neither side', async () => {
  const { validation: held, files } = await load({ share: 0.5 });
  expect(held.labels).toHaveLength(31); // a writer of each family: three with ten digits, one with one
  expect(new Set(held.writers).size).toBe(4);
  expect(Object.keys(files)).toEqual(['unipen/digits.jsonl', 'pendigits/digits.jsonl']);
  const without = await load({ share: 0.5, leaveOut: ['ap', 'pendigits'], nonDigits: 1 });
  expect(without.validation.labels).toHaveLength(20);
  expect(Object.keys(without.files)).toEqual([
    'unipen/digits.jsonl',
    'unipen/letters.jsonl',
    'unipen/marks.jsonl',
  ]);
});

test('of the training writers, only as many as the recipe says are learned from', async () => {
  // Each of ten writers wrote another digit, so that the labels tell who is learned from.
  const digits = [...'0123456789'].flatMap((label) => Array(4).fill(stick('apa', 1 + Number(label), label)));
  const files = await tinyFolder({ ...tinyStrokes(), 'unipen/digits.jsonl': digits });
  const learned = async (writers: Pick<StrokeData, 'writers'>, seed = 1) => {
    const strokes = { share: 0.7, leaveOut: ['pendigits'], ...writers } as const;
    const loaded = await loadStrokeDigits(strokes, { ...use, random: createRandom(seed) }, files);
    expect(new Set(loaded.validation.labels).size).toBe(2);
    return new Set(labelsOf(loaded, 1));
  };
  const [two, five, others, all] = [
    await learned({ writers: 2 }),
    await learned({ writers: 5 }),
    await learned({ writers: 5 }, 2),
    await learned({}),
  ];
  expect([two, five, others, all].map(({ size }) => size)).toEqual([2, 5, 5, 8]);
  expect([...five]).toEqual(expect.arrayContaining([...two]));
  expect([...all]).toEqual(expect.arrayContaining([...five]));
  expect(others).not.toEqual(five);
});

test('validation digits are the same in every run, and no variant changes them', async () => {
  const plain = await load({ share: 0.5 });
  const varied = await load({ share: 0.9, variants: { flag: 1, bar: 1 } });
  expect(varied.validation.images).toEqual(plain.validation.images);
});

test('variants are drawn in training: a barred 7 has more ink than a stick', async () => {
  const inkOf = async (variants: StrokeData['variants']) => {
    const { drawn } = await load({ share: 0.9, ...(variants && { variants }) });
    let [ink, sevens] = [0, 0];
    const out = new Uint8Array(784);
    for (let i = 0; i < drawn.count; i++) {
      const label = drawn.draw(i, createRandom(i), out);
      if (label !== 7) continue;
      sevens++;
      ink += out.reduce((sum, value) => sum + value, 0);
    }
    expect(sevens).toBeGreaterThan(20);
    return ink / sevens;
  };
  expect(await inkOf({ bar: 1 })).toBeGreaterThan(1.1 * (await inkOf(undefined)));
});

test('signs that look like digits, and held-out writers, are no negatives', async () => {
  const strokes = tinyStrokes();
  const lookalikes = { ...strokes, 'unipen/marks.jsonl': [stick('apa', 1, '/'), stick('syn', 1, '|')] };
  const some = { share: 0.5, nonDigits: 3 };
  await expect(loadStrokeDigits(some, use, await tinyFolder(lookalikes))).rejects.toThrow(
    'the strokes have no letters or marks',
  );
  // Only the held-out writer of `syn` wrote a question mark.
  const { validation: held } = await load({ share: 0.5, leaveOut: ['ap', 'aga+small', 'pendigits'] });
  const heldOut = [1, 2, 3, 4].filter((w) => held.writers?.includes(100_000 + w - 1));
  expect(heldOut).toHaveLength(1);
  const oneMark = { ...strokes, 'unipen/marks.jsonl': [stick('syn', heldOut[0], '?')] };
  await expect(
    loadStrokeDigits({ ...some, leaveOut: ['ap', 'aga+small', 'pendigits'] }, use, await tinyFolder(oneMark)),
  ).rejects.toThrow('the strokes have no letters or marks');
});

test('a wrong label and changed bytes are errors that name the file', async () => {
  const strokes = { ...tinyStrokes(), 'pendigits/digits.jsonl': [stick('pendigits', 1, '12')] };
  await expect(loadStrokeDigits({ share: 0.5 }, use, await tinyFolder(strokes))).rejects.toThrow(
    'label is "12", expected 0–9',
  );
  const { root } = await tinyFolder();
  await expect(loadStrokeDigits({ share: 0.5 }, use, { root })).rejects.toThrow(
    // The files are read at the same time: any of them can be the first.
    /(unipen|pendigits)\/\w+\.jsonl\.gz: SHA-256 of the raw bytes is .* expected [0-9a-f]{8}/,
  );
  const empty = await mkdtemp(`${tmpdir()}/cifra-strokes-`);
  onTestFinished(() => rm(empty, { recursive: true }));
  await expect(loadStrokeDigits({ share: 0.5 }, use, { root: empty })).rejects.toThrow(
    /lacks unipen and pendigits: get unipen by hand.*get pendigits by hand/,
  );
});

test('a recipe mixes them with MNIST: both validation parts, by writer', async () => {
  const { root, catalogue } = await tinyFolder();
  const data = { train: 'mnist', validation, strokes: { share: 0.5 } };
  const sources = { dataRoot: root, catalogue };
  const mixed = await loadTrainingData({ data }, sources, createRandom(1));
  const plain = await loadTrainingData({ data: { train: 'mnist', validation } }, sources, createRandom(1));
  expect(mixed.train).toEqual(plain.train);
  expect(mixed.strokes?.drawn.count).toBe(plain.train.labels.length);
  const n = plain.validation.labels.length;
  expect(mixed.validation.labels).toHaveLength(n + 31);
  expect(mixed.validation.images.subarray(0, 784 * n)).toEqual(plain.validation.images);
  expect(mixed.validation.writers?.subarray(n).every((writer) => writer >= 100_000)).toBe(true);
  expect(mixed.validation.files).toMatchObject({ 'pendigits/digits.jsonl': expect.any(String) });
});
