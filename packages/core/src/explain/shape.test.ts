import { expect, test } from 'vitest';
import { normalise } from '../normalise.ts';
import { drawStrokes, placed, rasterOf, sheet } from '../testing/pen.ts';
import { strokesOf } from '../testing/strokes.ts';
import { inkInWords, paperInWords } from './shape.ts';

const pixel = (x: number, y: number) => 28 * y + x;

function drawnDigit(digit: number, way = 0) {
  const drawn = drawStrokes(sheet(100), placed(strokesOf(digit, way), { x: 10, y: 10, size: 80 }), 9);
  return normalise(rasterOf(drawn));
}

/** The inked pixel nearest to a place. */
function inkNear(image: Float32Array, x: number, y: number): number {
  const inked = [...image.keys()].filter((i) => image[i] > 0.6);
  const distance = (i: number) => Math.hypot((i % 28) - x, Math.floor(i / 28) - y);
  return inked.reduce((best, i) => (distance(i) < distance(best) ? i : best));
}

test.each([
  [6, 0, 8, 22, 'the loop at the bottom left'],
  [9, 0, 20, 7, 'the loop at the top right'],
  [1, 0, 14, 14, 'the upright stroke in the middle'],
  [1, 0, 14, 4, 'the end of the stroke at the top'],
  [7, 0, 12, 4, 'the level stroke at the top'],
  [7, 1, 15, 16, 'the place where strokes meet at the right'],
])('ink of a %i, written in way %i, at (%i, %i)', (digit, way, x, y, words) => {
  const image = drawnDigit(digit, way);
  expect(inkInWords(image, inkNear(image, x, y))).toBe(words);
});

test.each([
  [0, 14, 14, 'the empty inside of the loop in the middle'],
  [4, 14, 12, 'the space open to the top in the middle'],
  [3, 10, 11, 'the opening at the left'],
  [1, 2, 14, 'the empty paper in the middle'],
])('paper of a %i at (%i, %i)', (digit, x, y, words) => {
  expect(paperInWords(drawnDigit(digit), pixel(x, y))).toBe(words);
});
