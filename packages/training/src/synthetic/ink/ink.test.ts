import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { penOf } from '../pen/pen.ts';
import { renderInk } from '../pen/renderInk.ts';
import { strokesBox } from '../pen/renderStrokes.ts';
import { drawFramed } from './drawFramed.ts';
import { boundsOf, type Drawing, toDrawing } from './drawing.ts';
import { applyHand } from './hand.ts';
import { lengthOf, resample } from './resample.ts';
import { writeDrawing } from './style.ts';
import { record } from './tablet.ts';

/** A 7 of 100 by 200 tablet units, in two strokes. */
const seven = {
  em: 200,
  strokes: [
    [0, 0, 100, 0],
    [100, 0, 40, 200],
  ],
};
const still = { x: 0, y: 0 };
const plainHand = { slant: 0, tilt: 0, width: 1, bend: () => still };
const plainTablet = { grid: 0, smoothing: 0 };
const fineTip = { ...penOf('ballpoint', createRandom(1)), width: 0.1, pressure: 0, taper: 1, rough: 0 };

test('tablet units become ems; without an em the longer side is one', () => {
  expect(toDrawing(seven).map((line) => [...line])).toEqual([
    [0, 0, 0.5, 0],
    [0.5, 0, 0.2, 1],
  ]);
  expect([...toDrawing({ strokes: [[0, 0, 50, 25]] })[0]]).toEqual([0, 0, 1, 0.5]);
  expect([...toDrawing({ strokes: [[0, 0]] })[0]]).toEqual([0, 0]);
  expect(boundsOf(toDrawing(seven))).toEqual({ x: 0, y: 0, width: 0.5, height: 1 });
  expect(() => boundsOf([])).toThrow('there is no stroke');
});

test('resampling keeps ends, corners on the way and the length; a dot stays one point', () => {
  const line = Float64Array.of(0, 0, 0, 0.01, 0, 0.3, 0.4, 0.3);
  const even = resample(line, 0.1);
  const steps = Array.from({ length: even.length / 2 - 1 }, (_, i) =>
    Math.hypot(even[2 * i + 2] - even[2 * i], even[2 * i + 3] - even[2 * i + 1]),
  );
  expect(steps).toHaveLength(7);
  for (const step of steps) expect(step).toBeCloseTo(0.1, 9);
  expect([...even.slice(0, 2), ...even.slice(-2)]).toEqual([0, 0, 0.4, 0.3]);
  expect(lengthOf(even)).toBeCloseTo(lengthOf(line), 9);
  expect([...resample(Float64Array.of(1, 2, 1, 2), 0.1)]).toEqual([1, 2]);
});

test('a coarse tablet snaps to its grid, and smoothing rounds a corner but keeps the ends', () => {
  const [snapped] = record([Float64Array.of(0.07, 0.02, 0.33, 0.02)], { grid: 0.1, smoothing: 0 });
  expect(snapped[0]).toBeCloseTo(0.1, 9);
  expect(snapped[1]).toBeCloseTo(0, 9);
  expect(snapped.at(-2)).toBeCloseTo(0.3, 9);
  const corner: Drawing = [Float64Array.of(0, 0, 0.4, 0, 0.4, 0.4)];
  const [rounded] = record(corner, { grid: 0, smoothing: 2 });
  expect([...rounded.slice(0, 2), ...rounded.slice(-2)]).toEqual([0, 0, 0.4, 0.4]);
  expect(lengthOf(rounded)).toBeLessThan(lengthOf(corner[0]) - 0.01);
});

test('a hand slants about the middle: the top moves to the right, the bottom to the left', () => {
  const stem: Drawing = [Float64Array.of(0, 0, 0, 1)];
  const [slanted] = applyHand(stem, { ...plainHand, slant: 0.2 });
  expect([...slanted].map((value) => Number(value.toFixed(9)))).toEqual([0.1, 0, -0.1, 1]);
  const [turned] = applyHand(stem, { ...plainHand, tilt: Math.PI / 2 });
  expect(turned[0]).toBeCloseTo(0.5, 9);
  expect(turned[1]).toBeCloseTo(0.5, 9);
});

test('a drawing is written on the base line, as wide as its pen', () => {
  const style = { hand: plainHand, tablet: plainTablet, pen: fineTip };
  const strokes = writeDrawing(toDrawing(seven), style, createRandom(1));
  const box = strokesBox(strokes);
  expect([box.x, box.y, box.width, box.height].map((value) => Number(value.toFixed(6)))).toEqual([
    -0.05, -0.05, 0.6, 1.1,
  ]);
  const { raster, top, baseLine } = renderInk(strokes, { height: 20, y: 50 });
  expect(top + baseLine).toBe(50);
  // The bar of the 7: two rows of ink at 50 − 20, ten columns wide.
  const bar = raster.data.subarray((30 - top) * raster.width, (31 - top) * raster.width);
  expect(bar.filter((ink) => ink > 0.9).length).toBeGreaterThanOrEqual(10);
});

test('a broad pen is thinner on small writing, but not on a comma', () => {
  const style = { hand: plainHand, tablet: plainTablet, pen: { ...fineTip, width: 0.27 } };
  const widthOf = (height: number) =>
    writeDrawing([Float64Array.of(0, 0, 0, height)], style, createRandom(1))[0].widths[1];
  expect(widthOf(2)).toBeCloseTo(0.2, 9);
  expect(widthOf(0.6)).toBeCloseTo(0.12, 9);
  expect(widthOf(0.1)).toBeCloseTo(0.1, 9);
});

test('the same seed draws the same picture, in the frame of MNIST', () => {
  const draw = (seed: number) => {
    const out = new Uint8Array(784);
    drawFramed(toDrawing(seven), createRandom(seed), out);
    return out;
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  for (let seed = 0; seed < 20; seed++) {
    const image = draw(seed);
    let [mass, x, y] = [0, 0, 0];
    image.forEach((ink, p) => {
      mass += ink;
      x += ink * (p % 28);
      y += ink * Math.floor(p / 28);
    });
    expect(Math.abs(x / mass - 14)).toBeLessThan(0.6);
    expect(Math.abs(y / mass - 14)).toBeLessThan(0.6);
    expect(Math.max(...image)).toBeGreaterThan(100);
  }
});
