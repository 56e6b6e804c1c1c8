import { softmax } from '@cifra/core/decide/softmax.ts';
import { expect, test } from 'vitest';
import { fitRefusal } from './refusal.ts';

/** 2,000 digits 0 with decreasing confidence; those at `wrong` are read as 0 but labelled 1. */
function ranked(wrong: readonly number[]): { logits: Float32Array; labels: Uint8Array } {
  const logits = new Float32Array(20_000);
  for (let i = 0; i < 2000; i++) logits[i * 10] = 10 - i / 500;
  return { logits, labels: Uint8Array.from({ length: 2000 }, (_, i) => (wrong.includes(i) ? 1 : 0)) };
}
const probabilityOf = (logits: Float32Array, i: number) => softmax(logits.subarray(i * 10, i * 10 + 10))[0];

test('no mistakes: everything is accepted', () => {
  const { logits, labels } = ranked([]);
  const { minimumProbability } = fitRefusal(logits, labels, 1);
  expect(minimumProbability).toBeLessThanOrEqual(probabilityOf(logits, 1999));
});

test('the lowest threshold with one mistake in a thousand', () => {
  // 1 of 1,000 and 2 of 2,000 are allowed; the third mistake at 1,500 makes 3 of 1,501 … 2,000 too
  // many.
  const { logits, labels } = ranked([10, 1200, 1500]);
  const { minimumProbability } = fitRefusal(logits, labels, 1, 0.001);
  // The last index within the risk is 1,199 digits with 1 mistake.
  expect(minimumProbability).toBeLessThanOrEqual(probabilityOf(logits, 1199));
  expect(minimumProbability).toBeGreaterThan(probabilityOf(logits, 1260));
});

test('all but two digits in a thousand reach the energy threshold', () => {
  const { logits, labels } = ranked([]);
  const { minimumEnergy } = fitRefusal(logits, labels, 1);
  const below = Array.from(labels, (_, i) => Math.log(Math.exp(logits[i * 10]) + 9)).filter(
    (e) => e < minimumEnergy,
  );
  expect(below).toHaveLength(4);
});
