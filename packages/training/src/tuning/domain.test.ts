import { expect, test } from 'vitest';
import { contains, countOf, placeOf, valueAt } from './domain.ts';
import type { Domain } from './space.ts';

const float: Domain = { kind: 'float', low: -2, high: 6 };
const log: Domain = { kind: 'logFloat', low: 0.001, high: 10 };
const int: Domain = { kind: 'int', low: 4, high: 10, step: 2 };
const choice: Domain = { kind: 'categorical', choices: ['a', false, 3] };

test('places in [0, 1] and values', () => {
  expect([0, 0.25, 1].map((place) => valueAt(float, place))).toEqual([-2, 0, 6]);
  expect([0, 0.25, 0.5, 1].map((place) => Number(valueAt(log, place)))).toEqual([
    0.001,
    expect.closeTo(0.01, 12),
    expect.closeTo(0.1, 12),
    10,
  ]);
  expect([0, 0.24, 0.26, 0.99, 1].map((place) => valueAt(int, place))).toEqual([4, 4, 6, 10, 10]);
  expect([0, 0.34, 1].map((place) => valueAt(choice, place))).toEqual(['a', false, 3]);
});

test.each([float, log, int, choice])('the place of a value maps back to it: $kind', (domain) => {
  for (let i = 0; i < 20; i++) {
    const value = valueAt(domain, i / 19);
    const back = valueAt(domain, placeOf(domain, value));
    expect(
      typeof value === 'number'
        ? Math.abs((back as number) / value - 1) < 1e-12 || back === value
        : back === value,
    ).toBe(true);
    expect(contains(domain, value)).toBe(true);
  }
});

test('membership and size of domains', () => {
  expect([
    contains(int, 5),
    contains(int, 12),
    contains(int, 'a'),
    contains(choice, true),
    contains(log, 11),
  ]).toEqual(new Array(5).fill(false));
  expect([float, log, int, choice].map(countOf)).toEqual([Infinity, Infinity, 4, 3]);
});
