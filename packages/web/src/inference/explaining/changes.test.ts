import { expect, test } from 'vitest';
import { CHANGES, changed, RANGES, sweepValues, UNCHANGED } from './changes.ts';

/** An upright stroke two pixels wide, in the centre. */
function stroke(): Float32Array {
  const image = new Float32Array(28 * 28);
  for (let y = 6; y < 22; y++) image.fill(1, 28 * y + 13, 28 * y + 15);
  return image;
}
const sum = (ink: Float32Array) => ink.reduce((a, b) => a + b, 0);

test('no change gives the same picture', () => {
  expect(changed(stroke(), UNCHANGED)).toEqual(stroke());
});

test('a quarter turn makes the stroke horizontal', () => {
  const turned = changed(stroke(), { ...UNCHANGED, rotation: 90 });
  expect(turned[28 * 13 + 8]).toBeCloseTo(1);
  expect(turned[28 * 8 + 13]).toBeCloseTo(0);
});

test('clockwise rotation moves the upper end of the stroke to the right', () => {
  const turned = changed(stroke(), { ...UNCHANGED, rotation: 45 });
  expect(turned[28 * 9 + 18]).toBeGreaterThan(0.5);
  expect(turned[28 * 9 + 9]).toBe(0);
});

test('one more pixel on either side makes two pixels four, and extends the ends', () => {
  const thick = changed(stroke(), { ...UNCHANGED, thickness: 1 });
  expect(Array.from(thick.subarray(28 * 13 + 11, 28 * 13 + 17))).toEqual([0, 1, 1, 1, 1, 0]);
});

test('blur keeps the ink and lowers its peak', () => {
  const soft = changed(stroke(), { ...UNCHANGED, blur: 1 });
  expect(sum(soft)).toBeCloseTo(sum(stroke()), 2);
  expect(Math.max(...soft)).toBeLessThan(0.9);
});

test('noise stays between paper and ink and is the same each time', () => {
  const change = { ...UNCHANGED, noise: 0.3 };
  const noisy = changed(stroke(), change);
  expect(noisy).toEqual(changed(stroke(), change));
  expect(noisy.every((ink) => ink >= 0 && ink <= 1)).toBe(true);
  expect(noisy).not.toEqual(stroke());
});

test.each(CHANGES)('the sweep of %s ascends through its range and contains the unchanged digit', (kind) => {
  const values = sweepValues(RANGES[kind]);
  expect(values).toEqual([...values].sort((a, b) => a - b));
  expect(values).toContain(0);
  expect(values[0]).toBeGreaterThanOrEqual(RANGES[kind].from);
  expect(values.at(-1)).toBeLessThanOrEqual(RANGES[kind].to);
  expect(values.length).toBeLessThan(45);
});
