import { expect, test } from 'vitest';
import type { Mask } from '../base/types.ts';
import { drawStrokes, sheet } from '../testing/pen.ts';
import type { Stroke } from '../testing/strokes.ts';
import { erased, straightLines } from './straightLines.ts';

const SIZE = { thickness: 3, length: 80, gap: 4 };

function maskOf(strokes: readonly Stroke[], pen: number): Mask {
  const { width, height, data } = drawStrokes(sheet(200, 80), strokes, pen);
  return { width, height, data: Uint8Array.from(data, (value) => (value > 0.5 ? 1 : 0)) };
}

test.each([0, 0.1, -0.25])('a line of slope %f is found from end to end, across strokes', (slope) => {
  const at = (x: number): [number, number] => [x, 40 + slope * (x - 100)];
  const across = [60, 90, 120].map(
    (x): Stroke => [
      [x, 15],
      [x + 4, 65],
    ],
  );
  const mask = maskOf([[at(30), at(170)], ...across], 2);
  const { lines, thin } = straightLines(mask, SIZE);
  expect(lines.length).toBe(1);
  expect(lines[0].slope).toBeCloseTo(slope, 1);
  expect(Math.abs(lines[0].from - 30)).toBeLessThan(4);
  expect(Math.abs(lines[0].to - 170)).toBeLessThan(4);
  const left = erased(mask, thin, lines, SIZE.thickness).data;
  const strokes = maskOf(across, 2).data;
  expect(strokes.every((ink, i) => !ink || left[i])).toBe(true);
  // The line remains only where strokes cross it.
  const rest = left.reduce((sum, ink, i) => sum + (ink & (1 - strokes[i])), 0);
  expect(rest).toBeLessThan(40);
});

test('short lines, thick lines and curves are not found', () => {
  const arc = Array.from({ length: 30 }, (_, i): [number, number] => [20 + 5 * i, 20 + ((i - 15) / 4) ** 2]);
  for (const [strokes, pen] of [
    [
      [
        [
          [20, 40],
          [80, 40],
        ],
      ],
      2,
    ],
    [
      [
        [
          [20, 40],
          [180, 40],
        ],
      ],
      7,
    ],
    [[arc], 2],
  ] as [Stroke[], number][]) {
    expect(straightLines(maskOf(strokes, pen), SIZE).lines).toEqual([]);
  }
});
