import { expect, test } from 'vitest';
import { seldom } from './seldom.ts';

test('the same error is reported once a minute, another at once', () => {
  let now = 0;
  const seen: string[] = [];
  const report = seldom(
    (error) => seen.push((error as Error).message),
    () => now,
  );
  for (const [at, message] of [
    [0, 'a'],
    [1, 'a'],
    [2, 'b'],
    [59_999, 'a'],
    [60_000, 'a'],
  ] as const) {
    now = at;
    report(new Error(message));
  }
  expect(seen).toEqual(['a', 'b', 'a']);
});
