import { expect, test } from 'vitest';
import { maskOf, maskRows } from '../testing/references.ts';
import { dilated } from './dilated.ts';

const grown = (radius: number, ...rows: string[]) => {
  const mask = maskOf(...rows);
  return maskRows({ ...mask, data: dilated(mask, radius) });
};

test('each 1 becomes a square, which ends at the sides of the picture', () => {
  expect(grown(1, '.....', '.....', '..#..', '.....')).toEqual(['.....', '.###.', '.###.', '.###.']);
  expect(grown(2, '#.....', '......', '......', '.....#')).toEqual(['###...', '######', '######', '...###']);
  expect(grown(1, '....#', '.....', '#....')).toEqual(['...##', '##.##', '##...']);
});

test('runs that touch both sides stay in their rows', () => {
  expect(grown(1, '.....', '.....', '#####', '.....', '.....')).toEqual([
    '.....',
    '#####',
    '#####',
    '#####',
    '.....',
  ]);
  expect(grown(0, '#.##', '.#..')).toEqual(['#.##', '.#..']);
});
