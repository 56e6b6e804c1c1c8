import { expect, test } from 'vitest';
import { ConnectionError, ProblemError, retryAfter } from './problemError.ts';
import { wait, waitBeforeRetry } from './retry.ts';

const broken = new ConnectionError('http://x', new Error('reset'));
const problem = (status: number, code = 'overloaded', after: number | null = null) =>
  new ProblemError({ type: '', title: '', status, detail: '', code, requestId: '' }, after);
const policy = { retries: 3, repeatable: true, random: () => 0.5 };

test('the backoff doubles up to ten seconds, until the maximum number of retries', () => {
  const patient = { ...policy, retries: 7 };
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => waitBeforeRetry(broken, tries, patient));
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, null]);
});

test('adds the backoff to the time that the server asks for, up to a minute', () => {
  expect(waitBeforeRetry(problem(429, 'rate-limited', 7000), 1, policy)).toBe(7250);
  expect(waitBeforeRetry(problem(503, 'overloaded', 60_001), 1, policy)).toBeNull();
});

test.each([
  [broken, true, true],
  [broken, false, false],
  [problem(429), false, true],
  [problem(503, 'overloaded', 1000), false, true],
  [problem(503), false, false],
  [problem(503), true, true],
  [problem(502, 'unknown'), true, true],
  [problem(504, 'unknown'), false, false],
  [problem(409, 'idempotency-key-in-use'), true, true],
  [problem(409, 'job-cancelled'), true, false],
  [problem(500, 'internal'), true, false],
  [problem(422, 'picture-damaged'), true, false],
  [new TypeError('a fault of the program'), true, false],
])('%s: sent again where it is repeatable = %s: %s', (fault, repeatable, again) => {
  expect(waitBeforeRetry(fault, 1, { ...policy, repeatable }) !== null).toBe(again);
});

test.each([
  [null, null],
  ['3', 3000],
  ['Sun, 22 Nov 2026 12:00:10 GMT', 10_000],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
])('Retry-After: %s is %s ms', (header, milliseconds) => {
  expect(retryAfter(header, Date.parse('2026-11-22T12:00:00Z'))).toBe(milliseconds);
});

test('an abort ends the wait, immediately if it came before', async () => {
  const controller = new AbortController();
  const waiting = wait(1e6, controller.signal);
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(wait(1e6, controller.signal)).rejects.toThrow('enough');
});
