import { expect, test } from 'vitest';
import { fairQueue } from './fairQueue.ts';

function drained(queue: ReturnType<typeof fairQueue<string>>): string[] {
  return Array.from({ length: queue.length }, () => queue.next() as string);
}

test('callers take turns, each in its own order', () => {
  const queue = fairQueue<string>();
  for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) queue.push(item[0], item);
  expect([queue.length, queue.callers]).toEqual([6, 3]);
  expect(drained(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
  expect([queue.next(), queue.length, queue.callers]).toEqual([undefined, 0, 0]);
});

test('a late caller does not wait behind all earlier items', () => {
  const queue = fairQueue<string>();
  for (let i = 0; i < 1000; i++) queue.push('many', `many ${i}`);
  queue.next();
  queue.push('one', 'one');
  expect([queue.next(), queue.next()]).toContain('one');
});

test('a removed item is not returned', () => {
  const queue = fairQueue<string>();
  for (const item of ['a1', 'a2', 'b1']) queue.push(item[0], item);
  expect([queue.remove('a', 'a1'), queue.remove('a', 'a1'), queue.remove('x', 'a2')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(drained(queue)).toEqual(['a2', 'b1']);
});
