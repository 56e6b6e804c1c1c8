import { turned } from '@cifra/node/pictures/orientation.ts';
import { expect, test } from 'vitest';
import { type Orientation, uprightPage } from './pagePixels.ts';

/** RGBA pixels of one level of grey each. */
function page(width: number, levels: readonly number[], alpha = 255) {
  const data = Uint8ClampedArray.from(levels.flatMap((level) => [level, level, level, alpha]));
  return { width, height: levels.length / width, data };
}

const red = ({ data }: { readonly data: ArrayLike<number> }) =>
  Array.from(data).filter((_, i) => i % 3 === 0);

test.each([1, 2, 3, 4, 5, 6, 7, 8] as Orientation[])(
  'orientation %i is that of the decoders of Node',
  (orientation) => {
    const stored = page(3, [0, 10, 20, 30, 40, 50]);
    const upright = uprightPage({ ...stored, orientation }, 100);
    const grey = { width: 3, height: 2, channels: 1, data: new Uint8Array([0, 10, 20, 30, 40, 50]) } as const;
    const expected = turned(grey, orientation);
    expect([upright.width, upright.height]).toEqual([expected.width, expected.height]);
    expect(red(upright)).toEqual([...expected.data]);
  },
);

test('a large page is shrunk to means', () => {
  const small = uprightPage(page(4, [0, 100, 200, 200, 100, 0, 200, 200]), 2);
  expect([small.width, small.height, small.channels]).toEqual([2, 1, 3]);
  expect(red(small)).toEqual([50, 200]);
});

test('pixels that are not square are repeated', () => {
  expect(red(uprightPage({ ...page(2, [0, 90]), aspect: 2 }, 100))).toEqual([0, 0, 90, 90]);
  const high = uprightPage({ ...page(2, [0, 90]), aspect: 0.5 }, 100);
  expect([high.width, high.height]).toEqual([2, 2]);
  expect(red(high)).toEqual([0, 90, 0, 90]);
});

test('transparent pixels are on white paper', () => {
  expect(red(uprightPage(page(2, [0, 100], 0), 100))).toEqual([255, 255]);
  expect(red(uprightPage(page(1, [155], 51), 100))).toEqual([235]);
});
