import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

test('the interval of 9 in 10, computed by hand', () => {
  const [low, high] = wilsonInterval(9, 10);
  expect(low).toBeCloseTo(0.5958, 4);
  expect(high).toBeCloseTo(0.9821, 4);
});

test('no mistake at all still leaves room for some', () => {
  const [low, high] = wilsonInterval(100, 100);
  expect(low).toBeCloseTo(0.963, 3);
  expect(high).toBe(1);
});

test('nothing seen, nothing known', () => {
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});
