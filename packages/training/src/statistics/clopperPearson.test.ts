import { expect, test } from 'vitest';
import { clopperPearsonInterval } from './clopperPearson.ts';

/** SciPy 1.17.1: binomtest(k, n).proportion_ci(0.95, 'exact'). */
test.each([
  [0, 1, 0, 0.975],
  [0, 100, 0, 0.0362166926],
  [1, 120, 0.0002109595, 0.0455555132],
  [3, 150, 0.0041436253, 0.0573342223],
  [17, 20, 0.6210731735, 0.9679290628],
  [20, 20, 0.831566529, 1],
  [0, 5000, 0, 0.0007375038],
  [41, 2000, 0.0147503348, 0.0277086566],
])('the interval of %i in %i is SciPy’s', (successes, n, low, high) => {
  const interval = clopperPearsonInterval(successes, n);
  expect(interval[0]).toBeCloseTo(low, 9);
  expect(interval[1]).toBeCloseTo(high, 9);
});

test('without observations the interval is [0, 1]', () => {
  expect(clopperPearsonInterval(0, 0)).toEqual([0, 1]);
});
