import { expect, test } from 'vitest';
import { checkDataset, type Dataset, imageAt, subset } from './dataset.ts';

/** Every pixel of digit i has the value i. */
function planes(labels: number[]): Dataset {
  const images = new Uint8Array(labels.length * 784);
  labels.forEach((_, i) => {
    images.fill(i, i * 784, (i + 1) * 784);
  });
  return { name: 'planes', images, labels: Uint8Array.from(labels), files: { 'a-file': 'ab' } };
}

test('a data set whose arrays agree is returned', () => {
  const dataset = { ...planes([3, 1]), writers: Int32Array.of(7, -1), series: Int8Array.of(4, -1) };
  expect(checkDataset(dataset)).toBe(dataset);
});

test('labels of another part are refused by their count', () => {
  const mixed = { ...planes([3, 1, 4]), labels: Uint8Array.of(3, 1) };
  expect(() => checkDataset(mixed)).toThrow(
    'planes: got 2 labels for 3 images; these files do not belong together',
  );
});

test('the counts of writers and series must match', () => {
  expect(() => checkDataset({ ...planes([3]), writers: Int32Array.of(1, 2) })).toThrow(
    '2 writers for 1 images',
  );
  expect(() => checkDataset({ ...planes([3]), series: Int8Array.of() })).toThrow('0 series for 1 images');
});

test('a label outside 0–9 is refused', () => {
  expect(() => checkDataset(planes([3, 10]))).toThrow('label 1 is 10, expected 0–9');
});

test('images must be complete', () => {
  const cut = { ...planes([3]), images: new Uint8Array(783) };
  expect(() => checkDataset(cut)).toThrow('got 783 bytes of images, expected a multiple of 784');
});

test('a subset keeps the requested order, and all that is known of each digit', () => {
  const all = { ...planes([5, 6, 7]), writers: Int32Array.of(50, 60, 70), series: Int8Array.of(0, 1, 4) };
  const some = subset(all, [2, 0, 2]);
  expect([...some.labels]).toEqual([7, 5, 7]);
  expect([0, 1, 2].map((i) => imageAt(some, i)[783])).toEqual([2, 0, 2]);
  expect([...some.writers!]).toEqual([70, 50, 70]);
  expect([...some.series!]).toEqual([4, 0, 4]);
  expect(some.files).toEqual({ 'a-file': 'ab' });
});

test('a subset without writers has none', () => {
  expect(subset(planes([5]), [0])).not.toHaveProperty('writers');
});

test.each([-1, 3, 0.5, Number.NaN])('index %s is out of range', (index) => {
  expect(() => subset(planes([5, 6, 7]), [index])).toThrow(`index ${index} of planes, expected 0 to 2`);
});
