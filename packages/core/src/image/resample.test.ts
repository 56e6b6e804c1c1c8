import { expect, test } from 'vitest';
import { difference, drawn, shown } from '../testing/draw.ts';
import { resample } from './resample.ts';

const whole = (length: number, scale: number) => ({ length: Math.round(length * scale), origin: 0, scale });

test('at scale 1 on whole pixels nothing changes', () => {
  const picture = drawn('.13', '5#7');
  expect(resample(picture, whole(3, 1), whole(2, 1)).data).toEqual(picture.data);
  const moved = resample(picture, { length: 5, origin: -1, scale: 1 }, { length: 2, origin: 0, scale: 1 });
  expect(shown(moved)).toEqual(['..13.', '.5#7.']);
});

test('shrinking keeps the amount of ink', () => {
  const line = drawn(...Array.from({ length: 30 }, (_, y) => (y === 13 ? '#' : '.').repeat(30)));
  const small = resample(line, whole(30, 0.1), whole(30, 0.1));
  expect(small.data.reduce((sum, ink) => sum + ink, 0)).toBeCloseTo(30 / 100, 6);
});

test('enlarging keeps flat ink flat and slopes straight', () => {
  const slope = { width: 8, height: 1, data: Float32Array.from({ length: 8 }, (_, x) => 0.1 * x) };
  const large = resample(slope, whole(8, 3), whole(1, 1));
  // Away from the ends, where the edge pixels are repeated.
  for (let x = 6; x < 18; x++) expect(large.data[x]).toBeCloseTo(0.1 * ((x + 0.5) / 3 - 0.5), 5);
  const flat = resample(drawn('44', '44'), whole(2, 2.5), whole(2, 2.5));
  expect(difference(flat.data, new Float32Array(25).fill(4 / 9))).toBeLessThan(1e-6);
});

test('the cubic does not leave [0, 1]', () => {
  const edge = resample(drawn('..##..##'), whole(8, 4), whole(1, 1));
  expect(Math.max(...edge.data)).toBeLessThanOrEqual(1);
  expect(Math.min(...edge.data)).toBeGreaterThanOrEqual(0);
});

test('a pixel half on the source is half paper', () => {
  const half = resample(drawn('##'), { length: 3, origin: -0.75, scale: 2 }, whole(1, 1));
  expect(Array.from(half.data)).toEqual([0, 0.5, 1]);
});
