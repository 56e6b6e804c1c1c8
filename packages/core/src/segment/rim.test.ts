import { expect, test } from 'vitest';
import type { Mask } from '../base/types.ts';
import { drawn, shown } from '../testing/draw.ts';
import { withoutRim } from './rim.ts';

function without(...rows: string[]): string[] {
  const { width, height, data } = drawn(...rows);
  const mask: Mask = { width, height, data: Uint8Array.from(data) };
  return shown(withoutRim(mask, 1));
}

test('a line along a side is removed, the stroke that touches it is kept', () => {
  expect(without('#.......', '####....', '#..#....', '#..#....', '#..#....')).toEqual([
    '........',
    '####....',
    '...#....',
    '...#....',
    '...#....',
  ]);
});

test('strokes that reach the side are kept', () => {
  const strokes = ['.#...#..', '.#...#..', '.#..#...', '...#....'];
  expect(without(...strokes)).toEqual(strokes);
});
