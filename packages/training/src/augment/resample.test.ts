import { expect, test } from 'vitest';
import { type Affine, setInverse } from './affine.ts';
import { createCanvas, loadInk } from './canvas.ts';
import { createElastic } from './elastic.ts';
import { resample } from './resample.ts';

const still = createElastic();
const identity: Affine = { xx: 1, xy: 0, yx: 0, yy: 1, shiftX: 0, shiftY: 0 };

/** A frame with a drawing, '#' = 1, whose top left corner is at (x, y). */
function frame(drawing: readonly string[], x: number, y: number): Float32Array {
  const ink = new Float32Array(784);
  drawing.forEach((row, dy) => {
    [...row].forEach((mark, dx) => {
      if (mark === '#') ink[(y + dy) * 28 + x + dx] = 1;
    });
  });
  return ink;
}

function sampled(ink: Float32Array, affine: Affine): Float32Array {
  const canvas = createCanvas();
  loadInk(ink, canvas);
  const out = new Float32Array(784);
  resample(canvas, affine, still, out);
  return out;
}

const flag = ['####', '##..', '#...', '#...'];

test.each([
  [0, 0],
  [3, -2],
  [-8, 7],
])('a shift by whole pixels is exact: %i, %i', (shiftX, shiftY) => {
  expect(sampled(frame(flag, 12, 12), { ...identity, shiftX, shiftY })).toEqual(
    frame(flag, 12 + shiftX, 12 + shiftY),
  );
});

test('ink shifted out of the frame is gone', () => {
  const out = sampled(frame(['##'], 26, 5), { ...identity, shiftX: 1 });
  expect(out).toEqual(frame(['#'], 27, 5));
});

test.each([
  ['a quarter turn clockwise', Math.PI / 2, ['####', '..##', '...#', '...#']],
  ['a half turn', Math.PI, ['...#', '...#', '..##', '####']],
  ['a quarter turn back', -Math.PI / 2, ['#...', '#...', '##..', '####']],
])('%s about the middle', (_, angle, turned) => {
  const map = setInverse({ ...identity }, { angle, width: 1, height: 1, shear: 0 });
  const out = sampled(frame(flag, 12, 12), map);
  expect([...out].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([...frame(turned, 12, 12)]);
});

test('shear by one pixel per row: points above the middle move right', () => {
  const map = setInverse({ ...identity, shiftX: 0.5 }, { angle: 0, width: 1, height: 1, shear: 1 });
  // Rows 12, 13, 14, 15 are 1.5, 0.5, -0.5 and -1.5 above the middle.
  const out = sampled(frame(['#', '#', '#', '#'], 14, 12), map);
  expect(out).toEqual(frame(['...#', '..#.', '.#..', '#...'], 13, 12));
});

test('twice as wide at the same height: about twice the ink', () => {
  const map = setInverse({ ...identity }, { angle: 0, width: 2, height: 1, shear: 0 });
  const total = sampled(frame(['####', '####'], 12, 13), map).reduce((a, b) => a + b, 0);
  expect(total).toBeGreaterThan(15.5);
  expect(total).toBeLessThan(16.5);
});

test('a half-pixel shift keeps the ink and distributes it', () => {
  const out = sampled(frame(['##########'], 9, 14), { ...identity, shiftX: 0.5 });
  expect(out[14 * 28 + 14]).toBeCloseTo(1, 6);
  expect(out[14 * 28 + 9]).toBeCloseTo(0.5, 1);
  expect(out[14 * 28 + 19]).toBeCloseTo(0.5, 1);
});
