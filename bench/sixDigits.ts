import type { Picture, Raster } from '@cifra/core/base/types.ts';
import { cutStrip } from '@cifra/core/frames/strip.ts';
import { inkMask } from '@cifra/core/image/inkMask.ts';
import { toInk } from '@cifra/core/image/raster.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { findLines } from '@cifra/core/segment/lines.ts';
import { imageAt } from '@cifra/training/dataset/dataset.ts';
import { syntheticDataset } from '@cifra/training/synthetic/digits/syntheticDataset.ts';
import { composeClose } from './numbers/compose.ts';

/**
 * Draws the digits 0 to 5 by one synthetic writer, close together. Only speed is measured on this
 * picture, so it needs no real data.
 */
export function sixDigits(): Picture {
  const digits = syntheticDataset({ writers: 1, perWriter: 10, seed: 'speed' });
  const images = Array.from({ length: 6 }, (_, i) => imageAt(digits, i));
  return composeClose(images, createRandom('speed'));
}

/** Returns the strip that the reader cuts out of a picture with one text line. */
export function stripOf(picture: Picture): Raster {
  const page = toInk(picture);
  const { mask, level } = inkMask(page);
  const lines = findLines(mask, page.raster);
  if (lines.length !== 1) throw new Error(`stripOf: found ${lines.length} lines in a picture of one`);
  return cutStrip(page.raster, level, lines[0].region);
}
