import { expect, test } from 'vitest';
import { groupBy } from './groupBy.ts';

test('groups values by their key, in the order of the first of each group', () => {
  const groups = groupBy([7, 1, 4, 10], (value) => value % 3);
  expect([...groups]).toEqual([[1, [7, 1, 4, 10]]]);
  expect([...groupBy(['b', 'a', 'bb'], (text) => text[0])]).toEqual([
    ['b', ['b', 'bb']],
    ['a', ['a']],
  ]);
  expect(groupBy([], () => 0).size).toBe(0);
});
