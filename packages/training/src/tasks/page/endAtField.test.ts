import { LINE_KINDS, PAGE_CLASSES } from '@cifra/core/model/pageClasses.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { endAtField } from './endAtField.ts';
import { emptyBatch } from './placeCrop.ts';
import { classWeights } from './testing/classWeights.ts';

const SIDE = 64;
const CELLS = 16;
/** The second of two crops: cells 6 … 9 of row 8 are a number of 4 pixels, each pixel is its column. */
function numbered(kind: (typeof LINE_KINDS)[number]) {
  const batch = emptyBatch(2, SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) batch.images[SIDE * SIDE + i] = i % SIDE;
  for (let i = 0; i < CELLS * CELLS; i++) {
    const cell = CELLS * CELLS + i;
    const isLine = Math.floor(i / CELLS) === 8 && i % CELLS >= 6 && i % CELLS < 10;
    const label = isLine ? PAGE_CLASSES.indexOf('handwriting') : PAGE_CLASSES.indexOf('rule');
    batch.classes[cell * PAGE_CLASSES.length + label] = 9;
    if (!isLine) continue;
    batch.centre[cell] = 1;
    batch.kinds[cell * LINE_KINDS.length + LINE_KINDS.indexOf(kind)] = 1;
    batch.geometryMask[cell] = 1;
    batch.geometry[3 * cell] = -2;
  }
  return batch;
}

test('a number moves to the corner, its picture goes on as its last column, and the rest is nothing', () => {
  const batch = numbered('number');
  endAtField({ batch, row: 1, side: SIDE }, createRandom('field'), classWeights);
  const image = batch.images.subarray(SIDE * SIDE);
  const centre = batch.centre.subarray(CELLS * CELLS);
  const [first, last] = [centre.indexOf(1), centre.lastIndexOf(1)];
  // Margins of up to one and a half digits of one cell.
  expect(last - first).toBe(3);
  expect(first % CELLS).toBeLessThanOrEqual(2);
  expect(Math.floor(first / CELLS)).toBeLessThanOrEqual(2);
  expect(image[4 * (first % CELLS)]).toBe(24);
  const width = 1 + Math.max(...image) - image[0];
  expect(width).toBeLessThanOrEqual(28);
  expect([...image.subarray(width - 1, SIDE)]).toEqual(new Array(SIDE - width + 1).fill(image[width - 1]));
  expect([...image.subarray(63 * SIDE)]).toEqual([...image.subarray(0, SIDE)]);
  const classes = batch.classes.subarray(CELLS * CELLS * PAGE_CLASSES.length);
  expect([...classes.subarray(-PAGE_CLASSES.length)]).toEqual([1, 0, 0, 0, 0, 0]);
  // One class for each cell.
  expect(classes.filter((weight) => weight > 0)).toHaveLength(CELLS * CELLS);
  // The first crop stays as it was.
  expect(batch.images.subarray(0, SIDE * SIDE).every((dark) => dark === 0)).toBe(true);
  expect(batch.centre.subarray(0, CELLS * CELLS).every((share) => share === 0)).toBe(true);
});

test('a crop without a number stays as it is', () => {
  const batch = numbered('print');
  endAtField({ batch, row: 1, side: SIDE }, createRandom('field'), classWeights);
  expect(batch).toEqual(numbered('print'));
});
