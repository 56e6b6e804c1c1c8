import { expect, test } from 'vitest';
import { toDigitSets } from './digitSet.ts';
import type { PixelPart } from './pixelPart.ts';

/** Pictures of 1×2 pixels. */
const part = (values: number[], labels: number[]): PixelPart => ({
  part: 'train',
  height: 1,
  width: 2,
  values: Float64Array.from(values),
  labels,
});

test.each([
  { name: 'bytes', values: [0, 255], bytes: [0, 255], range: { from: 0, to: 255 } },
  { name: '0 to 1', values: [0, 1 / 255, 0.5, 1], bytes: [0, 1, 128, 255], range: { from: 0, to: 1 } },
  { name: '-1 to 1, as USPS has it', values: [-1, 1], bytes: [0, 255], range: { from: -1, to: 1 } },
  {
    name: '0 to 16, as scikit-learn’s digits',
    values: [0, 16, 8, 1],
    bytes: [0, 255, 128, 16],
    range: { from: 0, to: 16 },
  },
  { name: 'a little beyond 0 and 1', values: [-0.13, 1.12], bytes: [0, 255], range: { from: 0, to: 1 } },
])('values: $name', ({ values, bytes, range }) => {
  const labels = Array.from({ length: values.length / 2 }, () => 3);
  const found = toDigitSets([part(values, labels)], 'file');
  expect([...found.sets[0].images]).toEqual(bytes);
  expect(found.range).toEqual(range);
});

test('training and test pictures get the same range', () => {
  const dark = { ...part([0, 1], [3]), part: 'test' as const };
  expect([...toDigitSets([part([0, 200], [3]), dark], 'file').sets[1].images]).toEqual([0, 1]);
});

test.each([
  [[-300, 4], /got values from -300 to 4, expected 0 to 255/],
  [[0, 65535], /got values from 0 to 65535/],
  [[0, Number.NaN], /got NaN as a pixel/],
])('values %j are refused', (values, message) => {
  expect(() => toDigitSets([part(values, [3])], 'file')).toThrow(message);
});

const twoPictures = (labels: number[]) => [part([0, 255, 255, 0], labels)];

test('labels from 1 to 10 are refused until their meaning is given', () => {
  expect(() => toDigitSets(twoPictures([1, 10]), 'file')).toThrow(
    /--labels ten-is-zero if 10 is the digit 0/,
  );
  const digits = (meaning: 'ten-is-zero' | 'one-is-zero') => [
    ...toDigitSets(twoPictures([1, 10]), 'file', { meaning }).sets[0].labels,
  ];
  expect(digits('ten-is-zero')).toEqual([1, 0]);
  expect(digits('one-is-zero')).toEqual([0, 9]);
});

test('other labels are refused, or left out with their pictures', () => {
  expect(() => toDigitSets(twoPictures([36, 4]), 'file')).toThrow(
    'file, train picture 1: got the label 36, expected 0 to 9; give --digits-only',
  );
  const [set] = toDigitSets(twoPictures([36, 4]), 'file', { digitsOnly: true }).sets;
  expect(set).toMatchObject({ images: Uint8Array.of(255, 0), labels: Uint8Array.of(4) });
  expect(() => toDigitSets(twoPictures([36, 40]), 'file', { digitsOnly: true })).toThrow(
    /got no picture with a label/,
  );
});
