import { expect, test } from 'vitest';
import type { DigitSet } from './digitSet.ts';
import { hasBrightPaper, inverted, isTransposed, judgeOrientation, transposed } from './orientation.ts';

/** Two pictures of 2 rows and 3 columns: 1 2 3 / 4 5 6, and the same plus 10. */
const set: DigitSet = {
  part: 'train',
  height: 2,
  width: 3,
  images: Uint8Array.of(1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16),
  labels: Uint8Array.of(7, 8),
};

test('transposing swaps rows and columns of each picture', () => {
  const turned = transposed(set);
  expect(turned).toMatchObject({ height: 3, width: 2 });
  expect([...turned.images]).toEqual([1, 4, 2, 5, 3, 6, 11, 14, 12, 15, 13, 16]);
  expect(transposed(turned)).toEqual(set);
});

test('the borders show the polarity', () => {
  const images = new Uint8Array(25);
  images.fill(200, 11, 14);
  const bright = { part: 'train', height: 5, width: 5, images, labels: Uint8Array.of(1) } as const;
  expect(hasBrightPaper(bright)).toBe(false);
  expect(hasBrightPaper(inverted(bright))).toBe(true);
  expect(inverted(inverted(bright))).toEqual(bright);
});

test('a reader that knows only transposed pictures shows that a set is transposed', async () => {
  const evidence = await judgeOrientation(set, async (pictures) =>
    pictures.map(({ width, data }) => (width === 2 ? (data[0] * 255 > 10 ? 8 : 7) : 0)),
  );
  expect(evidence).toEqual({ asGiven: 0, transposed: 2, of: 2 });
  expect(isTransposed(evidence)).toBe(true);
});

test('without clear evidence nothing is swapped', () => {
  expect(isTransposed({ asGiven: 40, transposed: 60, of: 200 })).toBe(false);
  expect(isTransposed({ asGiven: 40, transposed: 190, of: 200 })).toBe(true);
});
