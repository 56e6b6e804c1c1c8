import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { applySplit, type Split, splitByLabel, splitByWriter } from './split.ts';

/**
 * Digits of `count` writers in mixed order, each with 1 to `most` digits and one of `kinds` series;
 * some unknown.
 */
function handwriting(seed: number) {
  const rng = createRandom(seed);
  const count = 2 + rng.integer(60);
  const most = 1 + rng.integer(130);
  const kinds = 1 + rng.integer(4);
  const people = Array.from({ length: count }, (_, writer) => ({
    writer: writer * 7,
    series: writer % kinds,
    digits: 1 + rng.integer(most),
  }));
  const rows = people.flatMap(({ writer, series, digits }) =>
    Array.from({ length: digits }, () => ({ writer, series, key: rng.next() })),
  );
  for (let i = rng.integer(20); i > 0; i--) rows.push({ writer: -1, series: -1, key: rng.next() });
  rows.sort((a, b) => a.key - b.key);
  return {
    name: `handwriting ${seed}`,
    labels: Uint8Array.from(rows, () => rng.integer(10)),
    writers: Int32Array.from(rows, (row) => row.writer),
    series: Int8Array.from(rows, (row) => row.series),
    people,
    share: 0.02 + 0.9 * rng.next(),
  };
}

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

test('every digit is on exactly one side, in ascending order, and neither side is empty', () => {
  for (const seed of SEEDS) {
    const data = handwriting(seed);
    const { train, validation } = splitByWriter(data, { share: data.share, seed });
    const all = [...train, ...validation].sort((a, b) => a - b);
    expect(all).toEqual(Array.from(data.labels, (_, index) => index));
    expect([...train]).toEqual([...train].sort((a, b) => a - b));
    expect(train.length).toBeGreaterThan(0);
    expect(validation.length).toBeGreaterThan(0);
  }
});

test('no writer is on both sides, and digits of unknown writers are in the training part', () => {
  for (const seed of SEEDS) {
    const data = handwriting(seed);
    const { train, validation } = splitByWriter(data, { share: data.share, seed });
    const known = new Set(Array.from(train, (index) => data.writers[index]));
    expect(Array.from(validation).filter((index) => known.has(data.writers[index]))).toEqual([]);
    expect(Array.from(validation).filter((index) => data.writers[index] < 0)).toEqual([]);
  }
});

test('each series gives its share of the digits, within half of its largest writer', () => {
  for (const seed of SEEDS) {
    const data = handwriting(seed);
    const { validation } = splitByWriter(data, { share: data.share, seed });
    const groups = Map.groupBy(data.people, (person) => person.series);
    // The rule that neither side is empty may move one writer; that matters only for very few
    // writers.
    if (data.people.length < 10) continue;
    for (const [series, people] of groups) {
      const target = data.share * people.reduce((sum, person) => sum + person.digits, 0);
      const held = Array.from(validation).filter((index) => data.series[index] === series).length;
      const slack = Math.max(...people.map((person) => person.digits)) / 2;
      expect(Math.abs(held - target)).toBeLessThanOrEqual(slack + 1e-9);
    }
  }
});

test('the same seed gives the same split, another seed gives another', () => {
  const data = handwriting(5);
  const held = (seed: number): number[] => [...splitByWriter(data, { share: 0.3, seed }).validation];
  expect(held(1)).toEqual(held(1));
  expect(held(1)).not.toEqual(held(2));
});

test('the held-out writers do not depend on the order of the digits', () => {
  const data = handwriting(8);
  const reversed = {
    ...data,
    labels: data.labels.toReversed(),
    writers: data.writers.toReversed(),
    series: data.series.toReversed(),
  };
  const held = (rows: typeof data): number[] =>
    [...new Set(Array.from(splitByWriter(rows).validation, (index) => rows.writers[index]))].sort();
  expect(held(reversed)).toEqual(held(data));
});

test('without series the writers are one group', () => {
  const { series: _, ...data } = handwriting(11);
  const { validation } = splitByWriter(data, { share: 0.25 });
  expect(validation.length / data.labels.length).toBeCloseTo(0.25, 1);
});

test('data with unknown writers are refused, and the message says what to do', () => {
  const unknown = { name: 'usps train', labels: new Uint8Array(4), writers: new Int32Array(4).fill(-1) };
  expect(() => splitByWriter(unknown)).toThrow('usps train has 0 known writers, expected at least 2');
  expect(() => splitByWriter({ name: 'n', labels: unknown.labels })).toThrow('npx cifra data get qmnist');
  expect(() => splitByWriter({ ...unknown, writers: new Int32Array(4) })).toThrow('has 1 known writers');
});

test.each([0, 1, -0.1, Number.NaN])('a share of %s is refused', (share) => {
  expect(() => splitByWriter(handwriting(1), { share })).toThrow(`share is ${share}`);
  expect(() => splitByLabel(handwriting(1), { share })).toThrow(`share is ${share}`);
});

test('by label: every label is held out in proportion', () => {
  const labels = Uint8Array.from({ length: 1000 }, (_, index) => (index % 4 === 0 ? 7 : 2));
  const { train, validation } = splitByLabel({ name: 'n', labels }, { share: 0.1 });
  expect(train.length + validation.length).toBe(1000);
  expect(Array.from(validation).filter((index) => labels[index] === 7).length).toBe(25);
  expect(Array.from(validation).filter((index) => labels[index] === 2).length).toBe(75);
});

test('by label: a label with one digit is in the training part; nothing to hold out is an error', () => {
  const { validation } = splitByLabel({ name: 'n', labels: Uint8Array.of(1, 2, 2) }, { share: 0.1 });
  expect(Array.from(validation)).toHaveLength(1);
  expect(validation[0]).not.toBe(0);
  expect(() => splitByLabel({ name: 'n', labels: Uint8Array.of(1, 2) })).toThrow('no label with two digits');
});

test('a split is applied to images, labels and writers alike', () => {
  const labels = Uint8Array.of(4, 5, 6);
  const images = Uint8Array.from({ length: 3 * 784 }, (_, i) => Math.floor(i / 784));
  const split: Split = { train: Uint32Array.of(0, 2), validation: Uint32Array.of(1) };
  const { train, validation } = applySplit({ name: 'n', images, labels, files: {} }, split);
  expect([...train.labels]).toEqual([4, 6]);
  expect([...validation.labels]).toEqual([5]);
  expect(train.images[784]).toBe(2);
});
