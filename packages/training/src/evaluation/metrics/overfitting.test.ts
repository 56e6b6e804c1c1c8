import { expect, test } from 'vitest';
import { overfittingFinding } from '../page/findings.ts';
import { englishPage } from '../words/englishPage.ts';
import { gapOf } from './overfitting.ts';

const chance = { resamples: 400, seed: 1 };
/** `n` digits by writers of five, every `every`-th misread. */
const digits = (n: number, every: number) => ({
  wrong: Uint8Array.from({ length: n }, (_, i) => (i % every === 0 ? 1 : 0)),
  writers: Int32Array.from({ length: n }, (_, i) => Math.floor(i / 5)),
});

test('a gap with its interval: held-out digits are misread more often', () => {
  const found = gapOf(digits(1000, 500), digits(400, 20), chance);
  expect(found.training).toMatchObject({ value: 0.002, n: 1000 });
  expect(found.validation).toMatchObject({ value: 0.05, n: 400 });
  expect(found.gap.value).toBeCloseTo(0.048, 12);
  expect(found.gap.method).toBe('bootstrap by writer');
  const [low, high] = found.gap.interval95;
  expect(low).toBeGreaterThan(0);
  expect(low).toBeLessThan(0.048);
  expect(high).toBeGreaterThan(0.048);
  expect(overfittingFinding(found, englishPage)).toMatch(
    /^Error on 400 digits held out of training: 5\.00 %; on 1,000 training digits: 0\.20 %\. The gap of 4\.80 points .* is overfitting/,
  );
});

test('the same error on both sides can be chance; without writers, single digits are drawn', () => {
  const plain = { wrong: digits(400, 20).wrong };
  const found = gapOf(plain, plain, chance);
  expect(found.gap).toMatchObject({ value: 0, method: 'bootstrap by digit' });
  expect(overfittingFinding(found, englishPage)).toContain('The gap of 0.00 points can be chance');
});
