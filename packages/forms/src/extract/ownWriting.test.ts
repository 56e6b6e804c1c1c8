import type { Raster } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { ownWriting } from './ownWriting.ts';

/** `#` is ink. */
function raster(rows: readonly string[]): Raster {
  const data = Float32Array.from([...rows.join('')], (sign) => (sign === '#' ? 1 : 0));
  return { width: rows[0].length, height: rows.length, data };
}

test('strokes of the fields above and below go, those that only reach out stay', () => {
  const written = raster([
    '.#...#..', //
    '.#...#..',
    '.....#..',
    '.....#..',
    '..#.....',
    '..##....',
  ]);
  const own = raster([
    '.....#..', //
    '.....#..',
    '.....#..',
    '.....#..',
    '........',
    '........',
  ]);
  expect(ownWriting(written, { x: 0, y: 2, width: 8, height: 2 })).toEqual(own);
});
