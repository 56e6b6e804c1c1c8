import { BLANK, LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { stateCount } from '../../nn/ctcStates.ts';
import { GEOMETRY } from '../../synthetic/lines/cutLine.ts';
import { LOOK } from '../../synthetic/lines/fade.ts';
import type { Line } from '../../synthetic/lines/strip.ts';
import { createStripBatches, type LineSource } from './stripBatches.ts';

const options = {
  batchSize: 4,
  stripsPerEpoch: 10,
  width: 32,
  states: stateCount(2),
  geometry: GEOMETRY,
  look: LOOK,
};

/** Lines of grey paper with these symbols as their label. */
function source(share: number, symbols: readonly number[]): LineSource {
  const ink = { width: 20, height: 32, data: new Float32Array(640).fill(0.5) };
  const line: Line = { symbols, ink, level: 1, left: 0, right: 20, top: 3, bottom: 29, digit: 26 };
  return { share, draw: () => line };
}

/** The class of each row's first symbol. */
function firstSymbols({ states }: Readonly<Record<string, Float32Array>>): number[] {
  return Array.from({ length: options.batchSize }, (_, row) => {
    const first = (row * options.states + 1) * LINE_CLASSES;
    return states.subarray(first, first + LINE_CLASSES).indexOf(1);
  });
}

const both = [source(1, [3]), source(1, [7, 7])];

test('a batch depends only on the seed and its step, in any order of steps', () => {
  const [a, b] = [1, 1].map((seed) => createStripBatches(both, options, createRandom(seed)));
  const third = a.at(3);
  b.at(0);
  b.at(1);
  expect(b.at(3)).toEqual(third);
  expect(a.at(3)).toEqual(third);
  expect(a.at(2)).not.toEqual(third);
  expect(createStripBatches(both, options, createRandom(2)).at(3)).not.toEqual(third);
});

test('a strip is the same in a larger batch', () => {
  const pixels = 32 * options.width;
  const large = createStripBatches(both, { ...options, batchSize: 8 }, createRandom(1)).at(0);
  const small = createStripBatches(both, options, createRandom(1)).at(0);
  expect(large.images.subarray(0, 4 * pixels)).toEqual(small.images);
});

test('shapes match the loss, targets match the lines', () => {
  const batch = createStripBatches([source(1, [7, 7])], options, createRandom(1)).at(0);
  expect(batch.images).toHaveLength(4 * 32 * 32);
  expect(batch.states).toHaveLength(4 * 5 * LINE_CLASSES);
  expect(batch.states[BLANK]).toBe(1);
  expect(firstSymbols(batch)).toEqual([7, 7, 7, 7]);
  expect([...batch.skips]).toEqual(new Array(20).fill(0));
  expect([...batch.ends.subarray(0, 5)]).toEqual([0, 0, 0, 1, 1]);
});

test('an epoch is the number of full batches that its strips make, at least one', () => {
  expect(createStripBatches(both, options, createRandom(1)).stepsPerEpoch).toBe(2);
  const few = { ...options, stripsPerEpoch: 3 };
  expect(createStripBatches(both, few, createRandom(1)).stepsPerEpoch).toBe(1);
});

test('kinds are drawn by their shares; a kind without a share is never drawn', () => {
  const batches = createStripBatches(
    [source(0, [1]), source(3, [2]), source(1, [3]), source(0, [4])],
    options,
    createRandom(1),
  );
  const drawn = Array.from({ length: 100 }, (_, step) => firstSymbols(batches.at(step))).flat();
  expect(new Set(drawn)).toEqual(new Set([2, 3]));
  expect(drawn.filter((symbol) => symbol === 2).length / 400).toBeCloseTo(0.75, 1);
});

test('a string above the maximum length is redrawn', () => {
  const batches = createStripBatches([source(9, [1, 2, 3]), source(1, [5])], options, createRandom(1));
  expect(firstSymbols(batches.at(0))).toEqual([5, 5, 5, 5]);
});
