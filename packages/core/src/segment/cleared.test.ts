import { expect, test } from 'vitest';
import type { Mask, Raster } from '../base/types.ts';
import { drawn, shown } from '../testing/draw.ts';
import { cleared } from './cleared.ts';

function maskOf({ width, height, data }: Raster): Mask {
  return { width, height, data: Uint8Array.from(data, (value) => (value > 0.5 ? 1 : 0)) };
}

test('a removed line vanishes with its soft edge, except where a stroke touches it', () => {
  const page = drawn(
    '....3#3.........', //
    '....3#3.........',
    '....3#3.........',
    '1111111111111111',
    '################',
    '1111111111111111',
  );
  const stays = maskOf(
    drawn(
      '.....#..........', //
      '.....#..........',
      '.....#..........',
      '.....#..........',
      '.....#..........',
      '................',
    ),
  );
  expect(shown(cleared(page, maskOf(page), stays))).toEqual([
    '....3#3.........',
    '....3#3.........',
    '....3#3.........',
    '....111.........',
    '....###.........',
    '....111.........',
  ]);
});
