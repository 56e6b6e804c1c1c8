import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { fixedRandom, writersOf, writtenDigit } from './writerDigits.ts';

/**
 * Twelve digits by writer 7 (all ten classes), two by writer 3; each picture is filled with its
 * index.
 */
const labels = Uint8Array.of(0, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 9, 0, 1);
const writers = Int32Array.of(7, 7, 7, 7, 3, 7, 7, 7, 7, 7, 7, 7, 3, 7);
const images = Uint8Array.from({ length: 784 * labels.length }, (_, i) => Math.floor(i / 784));

test('a writer without all ten digits is left out', () => {
  const found = writersOf({ images, labels, writers });
  expect(found).toHaveLength(1);
  expect(found[0].byDigit[9]).toEqual([10, 11]);
  expect(found[0].byDigit[3]).toEqual([3]);
  expect(found[0].byDigit[1]).toEqual([1, 13]);
});

test('without writers all digits count as one writer', () => {
  const [writer, ...more] = writersOf({ images, labels });
  expect(more).toEqual([]);
  expect(writer.byDigit[3]).toEqual([3, 4]);
});

test('a written digit is one of the writer’s own pictures of it, and varies', () => {
  const [writer] = writersOf({ images, labels, writers });
  const random = createRandom('written digit');
  const places = new Set(Array.from({ length: 30 }, () => writtenDigit(writer, 9, random)[100]));
  expect([...places].sort()).toEqual([10, 11]);
  expect(writtenDigit(writer, 4, random)).toEqual(new Uint8Array(784).fill(5));
});

test('the random stream for evaluation is the same every time, and differs by name', () => {
  expect(fixedRandom('a').next()).toBe(fixedRandom('a').next());
  expect(fixedRandom('a').next()).not.toBe(fixedRandom('b').next());
});
