import { expect, test } from 'vitest';
import { normalise } from '../frames/normalise.ts';
import { drawStrokes, placed, rasterOf, sheet } from '../testing/pen.ts';
import { strokesOf } from '../testing/strokes.ts';
import { inkPart, type PlacedPart, paperPart } from './shape.ts';

const pixel = (x: number, y: number) => 28 * y + x;

function drawnDigit(digit: number, way = 0) {
  const drawn = drawStrokes(sheet(100), placed(strokesOf(digit, way), { x: 10, y: 10, size: 80 }), 9);
  return normalise(rasterOf(drawn));
}

/** Returns the inked pixel nearest to a position. */
function inkNear(image: Float32Array, x: number, y: number): number {
  const inked = [...image.keys()].filter((i) => image[i] > 0.6);
  const distance = (i: number) => Math.hypot((i % 28) - x, Math.floor(i / 28) - y);
  return inked.reduce((best, i) => (distance(i) < distance(best) ? i : best));
}

test.each<[number, number, number, number, PlacedPart]>([
  [6, 0, 8, 22, { part: 'loop', row: 'bottom', column: 'left' }],
  [9, 0, 20, 7, { part: 'loop', row: 'top', column: 'right' }],
  [1, 0, 14, 14, { part: 'stroke', slope: 'vertical', row: 'middle', column: 'middle' }],
  [1, 0, 14, 4, { part: 'strokeEnd', row: 'top', column: 'middle' }],
  [7, 0, 12, 4, { part: 'stroke', slope: 'horizontal', row: 'top', column: 'middle' }],
  [7, 1, 15, 16, { part: 'junction', row: 'middle', column: 'right' }],
])('ink of a %i, shape %i, at (%i, %i)', (digit, way, x, y, part) => {
  const image = drawnDigit(digit, way);
  expect(inkPart(image, inkNear(image, x, y))).toEqual(part);
});

test.each<[number, number, number, PlacedPart]>([
  [0, 14, 14, { part: 'loopInside', row: 'middle', column: 'middle' }],
  [4, 14, 12, { part: 'openSpace', side: 'top', row: 'middle', column: 'middle' }],
  [3, 10, 11, { part: 'opening', row: 'middle', column: 'left' }],
  [1, 2, 14, { part: 'emptyPaper', row: 'middle', column: 'middle' }],
])('paper of a %i at (%i, %i)', (digit, x, y, part) => {
  expect(paperPart(drawnDigit(digit), pixel(x, y))).toEqual(part);
});
