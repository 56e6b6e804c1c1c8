import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { writeDigit } from '../glyphs/writeDigit.ts';
import { createWriter } from '../glyphs/writer.ts';
import type { Stroke } from './pen.ts';
import { renderInk } from './renderInk.ts';

/** A vertical line on the baseline, one digit high, 0.1 wide, with its middle at x = 0.5. */
const stem: Stroke = { points: Float64Array.of(0.5, 0, 0.5, 1), widths: Float64Array.of(0.1, 0.1) };

test('a stem of 20 pixels has its foot on the requested line', () => {
  const { raster, left, top, baseLine } = renderInk([stem], { height: 20, x: 100, y: 50 });
  expect(top + baseLine).toBe(50);
  const at = (x: number, y: number) => raster.data[(y - top) * raster.width + (x - left)];
  // 2 pixels wide about x = 110, from row 30 to row 50 with round ends of one pixel.
  for (let y = 31; y < 50; y++)
    expect([at(108, y), at(109, y), at(110, y), at(111, y)]).toEqual([0, 1, 1, 0]);
  expect(at(109, 51)).toBe(0);
  expect(at(109, 28)).toBe(0);
});

test('the frame holds all of the ink, with a pixel of paper around it at most two wide', () => {
  for (let seed = 0; seed < 40; seed++) {
    const strokes = writeDigit(seed % 10, createWriter(seed), createRandom(seed));
    const { raster } = renderInk(strokes, { height: 26, x: 0.37, y: 0.61 });
    const { width, height, data } = raster;
    const column = (x: number) => Array.from({ length: height }, (_, y) => data[y * width + x]);
    const row = (y: number) => [...data.subarray(y * width, (y + 1) * width)];
    const empty = (values: number[]) => values.every((value) => value === 0);
    expect([column(0), column(width - 1), row(0), row(height - 1)].map(empty)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const near = (a: number[], b: number[], c: number[]) => empty(a) && empty(b) && empty(c);
    expect(near(column(0), column(1), column(2))).toBe(false);
    expect(near(row(0), row(1), row(2))).toBe(false);
  }
});

test('fractions of pixels move the ink, whole pixels move the frame', () => {
  const moved = (x: number, y: number) => renderInk([stem], { height: 20, x, y });
  expect(moved(7, -3).raster).toEqual(moved(0, 0).raster);
  expect([moved(7, -3).left, moved(7, -3).top]).toEqual([moved(0, 0).left + 7, moved(0, 0).top - 3]);
  expect(moved(0.5, 0).raster).not.toEqual(moved(0, 0).raster);
});

test('a pen of less than full darkness leaves less ink, and needs a stream', () => {
  const pen = { ...createWriter(1).pen, darkness: 0.5, grain: 0 };
  const { data } = renderInk([stem], { height: 20, pen, rng: createRandom(1) }).raster;
  expect(Math.max(...data)).toBe(0.5);
  expect(() => renderInk([stem], { height: 20, pen })).toThrow(/without rng/);
  expect(() => renderInk([stem], { height: 0 })).toThrow(/height is 0/);
});
