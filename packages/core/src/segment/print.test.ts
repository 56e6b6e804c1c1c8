import { expect, test } from 'vitest';
import type { Mask } from '../base/types.ts';
import { createRandom } from '../random/random.ts';
import { comb, printedLines } from '../testing/numberScenes.ts';
import { drawStrokes, placed, type Sheet, sheet } from '../testing/pen.ts';
import { strokesOf } from '../testing/strokes.ts';
import { withoutPrint } from './print.ts';

const rng = createRandom('print');

function maskOf({ width, height, data }: Sheet): Mask {
  return { width, height, data: Uint8Array.from(data, (value) => (value > 0.5 ? 1 : 0)) };
}

/** Draws 1 7 4: their straight strokes must not be taken for printed lines. */
function digits(): Sheet {
  const on = sheet(300, 120);
  for (const [i, digit] of [1, 7, 4].entries()) {
    drawStrokes(on, placed(strokesOf(digit), { x: 50 + 60 * i, y: 30, size: 60 }), 5);
  }
  return on;
}

/** Returns the fractions of the digits' ink and of the print that are kept. */
function kept(draw: (on: Sheet) => Sheet): { digits: number; print: number } {
  const [written, printed] = [maskOf(digits()), maskOf(draw(sheet(300, 120)))];
  const both = { ...written, data: written.data.map((ink, i) => ink | printed.data[i]) };
  const left = withoutPrint(both).data;
  const share = (of: (i: number) => number) => {
    let [sum, all] = [0, 0];
    for (let i = 0; i < left.length; i++) {
      sum += of(i) & left[i];
      all += of(i);
    }
    return sum / Math.max(1, all);
  };
  return {
    digits: share((i) => written.data[i]),
    print: share((i) => printed.data[i] & (1 - written.data[i])),
  };
}

test('digits without print are unchanged', () => {
  expect(kept((on) => on)).toEqual({ digits: 1, print: 0 });
});

test.each<[string, (on: Sheet) => Sheet]>([
  [
    'a base line across the page',
    (on) =>
      printedLines(3, [
        [0, 90],
        [300, 90],
      ])(on, rng),
  ],
  [
    'a short base line',
    (on) =>
      printedLines(3, [
        [40, 90],
        [230, 90],
      ])(on, rng),
  ],
  [
    'a falling line',
    (on) =>
      printedLines(3, [
        [5, 60],
        [295, 118],
      ])(on, rng),
  ],
  ['a comb', (on) => comb(48, 18, 62, 84, 3, 2)(on, rng)],
  ['a comb with digits on its rail', (on) => comb(48, 18, 62, 71, 3, 2)(on, rng)],
  ['a box around all digits', (on) => comb(30, 10, 220, 100, 1, 3)(on, rng)],
])('%s is removed, the digits are kept', (_name, draw) => {
  const share = kept(draw);
  expect(share.digits).toBeGreaterThan(0.93);
  expect(share.print).toBeLessThan(0.12);
});
