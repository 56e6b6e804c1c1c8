import type { Refusal } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { holds, stretches } from './holds.ts';
import type { Sweep, Verdict } from './verdict.ts';

function read(digit: number, refusal: Refusal | null = null): Verdict {
  return { digit, probability: 0.9, refusal };
}
const sweep = (from: number, verdicts: readonly Verdict[]): Sweep =>
  verdicts.map((verdict, i) => ({ at: from + i, verdict }));

test('the range ends where the digit is read as another digit or is refused', () => {
  const verdicts = [read(4), read(9), read(4), read(4), read(4), read(4, 'ambiguous'), read(7)];
  expect(holds(sweep(-3, verdicts))).toEqual({
    from: -1,
    to: 1,
    below: { at: -2, verdict: read(9) },
    above: { at: 2, verdict: read(4, 'ambiguous') },
  });
});

test('the range extends to both ends', () => {
  expect(holds(sweep(0, [read(4), read(4)]))).toEqual({ from: 0, to: 1, below: null, above: null });
});

test('stretches with the same reading, with their share', () => {
  const verdicts = [read(4), read(4), read(4, 'ambiguous'), read(7)];
  expect(stretches(sweep(0, verdicts))).toEqual([
    { verdict: read(4), share: 0.5 },
    { verdict: read(4, 'ambiguous'), share: 0.25 },
    { verdict: read(7), share: 0.25 },
  ]);
});
