import { expect, test } from 'vitest';
import { eightBits } from './eightBits.ts';

test.each([
  ['8 bits in 16', Uint16Array.of(0, 255), [0, 255]],
  ['10 bits in 16', Uint16Array.of(0, 512, 1023), [0, 128, 255]],
  ['12 bits in 16, no brighter than 3000', Uint16Array.of(0, 3000), [0, 187]],
  ['16 bits', Uint16Array.of(0, 257, 65535), [0, 1, 255]],
  ['15 bits, as signed numbers hold them', Int16Array.of(0, 32767), [0, 255]],
  ['signed bytes', Int8Array.of(-128, 0, 127), [0, 128, 255]],
  ['a unit of its own in 32 bits', Uint32Array.of(0, 127_500, 255_000), [0, 128, 255]],
  ['floats up to 1', Float32Array.of(0, 0.2, 0.5), [0, 51, 128]],
  ['floats that overshoot 1', Float32Array.of(0, 1.02), [0, 255]],
  ['floats up to 255', Float32Array.of(0, 128, 230), [0, 128, 230]],
  ['floats around 0', Float32Array.of(-1, 0, 1), [0, 128, 255]],
  ['missing data', Float32Array.of(0, 1, Number.NaN, Number.POSITIVE_INFINITY), [0, 255, 255, 255]],
  ['black alone', Uint16Array.of(0, 0), [0, 0]],
])('%s', (_name, samples, expected) => {
  expect([...eightBits(samples, 1)]).toEqual(expected);
});

test('alpha has its own scale', () => {
  expect([...eightBits(Uint16Array.of(0, 65535, 4095, 0), 2)]).toEqual([0, 255, 255, 0]);
});

test('12 bits in 16 in which white is 0', () => {
  expect([...eightBits(Uint16Array.of(65535 - 0, 65535 - 4095), 1, true)]).toEqual([255, 0]);
});
