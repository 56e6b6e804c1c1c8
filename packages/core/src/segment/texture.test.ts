import { expect, test } from 'vitest';
import type { Mask, Raster } from '../base/types.ts';
import { drawn } from '../testing/draw.ts';
import { withoutTexture } from './texture.ts';

const page = (wave: string): Raster =>
  drawn(
    '..##..........##..', //
    '..##..........##..',
    `..##${wave}##..`,
    '..##..........##..',
    '..##..........##..',
  );

function maskOf({ width, height, data }: Raster): Mask {
  return { width, height, data: Uint8Array.from(data, (value) => (value > 0.3 ? 1 : 0)) };
}

test('faint lines between strokes are removed', () => {
  const ink = page('4444444444');
  // The edge of a stroke is two pixels wide: ink further away is removed.
  expect(Array.from(withoutTexture(maskOf(ink), ink).data.subarray(36, 54)).join('')).toBe(
    '001111000000111100',
  );
});

test('firm ink is unchanged', () => {
  const ink = page('8999999998');
  const mask = maskOf(ink);
  expect(withoutTexture(mask, ink)).toBe(mask);
});
