import { expect, test } from 'vitest';
import { drawn } from '../testing/draw.ts';
import { rasterOfRows, references } from '../testing/references.ts';
import { otsu } from './threshold.ts';

test('Otsu’s threshold equals OpenCV’s', () => {
  for (const { grey, threshold } of references.otsu) {
    const found = otsu(rasterOfRows(grey.map((row) => row.map((byte) => byte / 255))));
    // OpenCV: above `threshold` is ink; ours is between that level and the next.
    expect(Math.floor(found * 255)).toBe(threshold);
  }
});

test('two levels are separated between them, one level is not', () => {
  const found = otsu(drawn('2222', '2772', '2222'));
  expect(found).toBeGreaterThan(2 / 9);
  expect(found).toBeLessThan(7 / 9);
  expect(otsu(drawn('333', '333'))).toBe(0);
});
