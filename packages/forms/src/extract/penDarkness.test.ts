import type { Raster } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { fill, frame, paper, stroke } from '../testing/drawnForm.ts';
import { penDarkness } from './penDarkness.ts';

const HEIGHT = 40;

/** A box of 100 × 40 pixels, with a stroke of this light in it, or none. */
function field(light: number | null): { filled: Raster; blank: Raster } {
  const [filled, blank] = [paper(100, HEIGHT, 245), paper(100, HEIGHT)];
  for (const page of [filled, blank]) frame(page, { x: 0, y: 0, width: 100, height: HEIGHT }, 2);
  if (light !== null) {
    stroke(filled, { x: 20, y: 8 }, { x: 30, y: 34 }, 3);
    fill(filled, { x: 50, y: 8, width: 3, height: 26 });
  }
  const dark = (page: typeof filled, strongest = 1): Raster => ({
    width: 100,
    height: HEIGHT,
    data: Float32Array.from(page.data, (value) => (1 - value / 255) * strongest),
  });
  return { filled: dark(filled, light === null ? 1 : 1 - light / 255), blank: dark(blank) };
}

test('the darkness of a pen is that of the written fields, whatever share they are', () => {
  expect(penDarkness([field(0), field(0), field(null), field(null), field(null)])).toBeCloseTo(1, 1);
  expect(penDarkness([field(180), field(null)])).toBeCloseTo(1 - 180 / 255, 1);
});

test('empty fields tell nothing of a pen, and their frames are none', () => {
  expect(penDarkness([field(null), field(null)])).toBeNull();
  expect(penDarkness([])).toBeNull();
});
