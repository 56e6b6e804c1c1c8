import { expect, test } from 'vitest';
import { logSoftmax } from './logSoftmax.ts';

const raised = (logs: Float32Array) => Array.from(logs, (log) => Math.exp(log));

test('the probabilities of each row sum to 1 and depend only on its own logits', () => {
  const logits = [0, Math.log(3), Math.log(2), Math.log(2)];
  const shares = raised(logSoftmax(Float32Array.from(logits), 2));
  [0.25, 0.75, 0.5, 0.5].forEach((share, i) => {
    expect(shares[i]).toBeCloseTo(share, 6);
  });
});

test('a temperature divides the logits', () => {
  const shares = raised(logSoftmax(Float32Array.of(0, 2 * Math.log(3)), 2, 2));
  expect(shares[1]).toBeCloseTo(0.75, 6);
});

test('logits far from 0 neither overflow nor vanish', () => {
  const logs = logSoftmax(Float32Array.of(1000, 1000 - Math.log(3), -1000), 3);
  expect(raised(logs)[0]).toBeCloseTo(0.75, 4);
  expect(logs[2]).toBeCloseTo(-2000, 0);
});
