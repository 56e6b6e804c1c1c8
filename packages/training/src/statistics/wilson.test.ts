import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

test('the interval of 9 in 10, computed by hand', () => {
  const [low, high] = wilsonInterval(9, 10);
  expect(low).toBeCloseTo(0.5958, 4);
  expect(high).toBeCloseTo(0.9821, 4);
});

test('the interval of zero mistakes has a positive width', () => {
  const [low, high] = wilsonInterval(100, 100);
  expect(low).toBeCloseTo(0.963, 3);
  expect(high).toBe(1);
});

test('without observations the interval is [0, 1]', () => {
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});
