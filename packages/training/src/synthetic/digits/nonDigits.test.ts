import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { imageAt, NO_DIGIT } from '../../dataset/dataset.ts';
import { drawNonDigits, withNonDigits } from './nonDigits.ts';
import { syntheticDataset } from './syntheticDataset.ts';

const digits = syntheticDataset({ writers: 4, perWriter: 10, seed: 'non-digits' });
const rowSums = (image: Uint8Array) =>
  Array.from({ length: 28 }, (_, y) => image.subarray(28 * y, 28 * y + 28).reduce((a, b) => a + b, 0));

test('negatives follow the digits, which are unchanged', () => {
  const { images, labels, name } = withNonDigits(digits, 12, createRandom(1));
  expect(name).toBe(digits.name);
  expect(images.subarray(0, digits.images.length)).toEqual(digits.images);
  expect([...labels]).toEqual([...digits.labels, ...new Array(12).fill(NO_DIGIT)]);
  for (let i = digits.labels.length; i < labels.length; i++) {
    const ink = images.subarray(784 * i, 784 * i + 784).reduce((a, b) => a + b, 0);
    expect(ink).toBeGreaterThan(255 * 10);
  }
});

test('the same seed gives the same result, another seed a different one', () => {
  const once = drawNonDigits(digits, 8, createRandom(1));
  expect(drawNonDigits(digits, 8, createRandom(1))).toEqual(once);
  expect(drawNonDigits(digits, 8, createRandom(2))).not.toEqual(once);
});

test('every second one is a real 3, 6, 7 or 9 mirrored, or a 3 or 4 on its side', () => {
  const images = drawNonDigits(digits, 40, createRandom(3));
  const rows = (labels: readonly number[]) =>
    [...digits.labels.keys()]
      .filter((i) => labels.includes(digits.labels[i]))
      .map((i) => rowSums(imageAt(digits, i)));
  // Mirroring keeps the ink of each row; a quarter turn makes columns of the rows, in either order.
  const mirrored = new Set(rows([3, 6, 7, 9]).map(String));
  const turned = new Set(rows([3, 4]).flatMap((sums) => [String(sums), String(sums.toReversed())]));
  let [inMirror, onSide] = [0, 0];
  for (let i = 1; i < 40; i += 2) {
    const image = images.subarray(784 * i, 784 * i + 784);
    const transposed = Uint8Array.from(image, (_, p) => image[28 * (p % 28) + Math.floor(p / 28)]);
    if (mirrored.has(String(rowSums(image)))) inMirror++;
    else if (turned.has(String(rowSums(transposed)))) onSide++;
  }
  expect(inMirror + onSide).toBe(20);
  expect(inMirror).toBeGreaterThan(5);
  expect(onSide).toBeGreaterThan(1);
});

test('a data set without any of the required digits is refused', () => {
  const none = { ...digits, images: digits.images.subarray(0, 784), labels: digits.labels.subarray(0, 1) };
  expect(() => drawNonDigits(none, 4, createRandom(1))).toThrow(/has no 3, 6, 7, 9/);
});
