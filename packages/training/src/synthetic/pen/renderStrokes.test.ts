import { expect, test } from 'vitest';
import type { Stroke } from './pen.ts';
import { placeStrokes, renderStrokes, strokesBox } from './renderStrokes.ts';

function stroke(points: number[], width: number): Stroke {
  return { points: Float64Array.from(points), widths: new Float64Array(points.length / 2).fill(width) };
}

/** Ink in tenths, one character per pixel. */
function drawn(strokes: readonly Stroke[], width: number, height: number): string[] {
  const { data } = renderStrokes(strokes, width, height);
  const marks = [...data].map((value) => (value > 0.999 ? '#' : String(Math.floor(value * 10 + 1e-6))));
  return Array.from({ length: height }, (_, y) => marks.slice(y * width, (y + 1) * width).join(''));
}

test('a line one pixel wide through the middle of a row fills it, its round ends reach half a pixel further', () => {
  expect(drawn([stroke([1, 2.5, 6, 2.5], 1)], 7, 5)).toEqual([
    '0000000',
    '0000000',
    '5#####5',
    '0000000',
    '0000000',
  ]);
});

test('on the border of two rows it is shared between them', () => {
  expect(drawn([stroke([0, 2, 4, 2], 1)], 4, 4)).toEqual(['0000', '5555', '5555', '0000']);
});

test('a line of half a pixel leaves half the ink', () => {
  expect(drawn([stroke([0, 1.5, 3, 1.5], 0.5)], 3, 3)).toEqual(['000', '555', '000']);
});

test('a single point is a dot; strokes outside the frame are clipped', () => {
  expect(drawn([stroke([2.5, 1.5], 1), stroke([-9, 0, -5, 0], 2)], 5, 3)).toEqual([
    '00000',
    '00#00',
    '00000',
  ]);
});

test('a disc has its area', () => {
  const { data } = renderStrokes([stroke([16, 16], 20)], 32, 32);
  expect(data.reduce((a, b) => a + b) / (Math.PI * 100)).toBeCloseTo(1, 2);
});

test('the box includes the width of the line, and moves with the strokes', () => {
  const strokes = [stroke([1, 2, 4, 2], 1), stroke([3, 0, 3, 5], 2)];
  expect(strokesBox(strokes)).toEqual({ x: 0.5, y: -1, width: 4, height: 7 });
  expect(strokesBox(placeStrokes(strokes, 2, 10, 20))).toEqual({ x: 11, y: 18, width: 8, height: 14 });
  expect(() => strokesBox([])).toThrow(/no stroke/);
});
