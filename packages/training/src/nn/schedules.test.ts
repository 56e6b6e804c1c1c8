import { expect, test } from 'vitest';
import { averageDecayAt, learningRateAt, scheduleFactor } from './schedules.ts';

test('one cycle: linear rise, then half a cosine down', () => {
  const schedule = { kind: 'oneCycle', warmUp: 0.25, descent: 'cosine', start: 0.2, final: 0.1 } as const;
  const at = (progress: number) => scheduleFactor(schedule, progress);
  expect([0, 0.25].map(at)).toEqual([0.2, 1]);
  expect(at(0.125)).toBeCloseTo(0.6, 12);
  expect(at(0.625)).toBeCloseTo(0.55, 12);
  expect(at(1)).toBeCloseTo(0.1, 12);
});

test('one cycle with a straight descent', () => {
  const schedule = { kind: 'oneCycle', warmUp: 0.5, descent: 'linear', start: 0 } as const;
  expect([0, 0.25, 0.5, 0.75, 1].map((p) => scheduleFactor(schedule, p))).toEqual([0, 0.5, 1, 0.5, 0]);
});

test('a run of one step uses the first rate, and no warm-up step has rate 0', () => {
  expect(learningRateAt({ kind: 'constant' }, 0.3, 0, 1)).toBe(0.3);
  const rates = [0, 1, 2, 3].map((step) => learningRateAt({ kind: 'constant', warmUp: 0.5 }, 1, step, 4));
  expect(rates).toEqual([0.5, 1, 1, 1]);
});

test('the average starts short and ends at its decay', () => {
  expect([0, 1, 8, 90].map((step) => averageDecayAt(0.9, step))).toEqual([1 / 10, 2 / 11, 9 / 18, 0.9]);
});
