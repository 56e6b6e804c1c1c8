import { createRandom } from '@cifra/core/random/random.ts';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { throughJpeg } from './jpeg.ts';

const SIDE = 64;

/** Strokes and a gradient with noise, the same in every channel but for a tint. */
function picture(channels: 1 | 3) {
  const random = createRandom('jpeg');
  const data = Uint8Array.from({ length: SIDE * SIDE * channels }, (_, i) => {
    const [x, y] = [Math.floor(i / channels) % SIDE, Math.floor(i / channels / SIDE)];
    const isStroke = Math.abs(x - y) < 3 || (x > 20 && x < 24);
    return Math.max(
      0,
      Math.min(255, (isStroke ? 60 : 180 + x / 2) - 40 * (i % channels) + 6 * random.normal()),
    );
  });
  return { width: SIDE, height: SIDE, channels, data } as const;
}

function meanDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return (
    Array.from(a, (value, i) => Math.abs(value - b[i])).reduce((sum, value) => sum + value, 0) / a.length
  );
}

describe.each([20, 50, 90])('quality %i', (quality) => {
  test.each([1, 3] as const)('loses what libjpeg loses, %i channels', async (channels) => {
    const original = picture(channels);
    const raw = { width: SIDE, height: SIDE, channels };
    const file = await sharp(original.data, { raw }).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
    const image = channels === 1 ? sharp(file).greyscale() : sharp(file);
    const wanted = await image.raw().toBuffer();
    const ours = { ...original, data: original.data.slice() };
    throughJpeg(ours, quality);
    const loss = meanDifference(wanted, original.data);
    // libjpeg smooths the enlarged chrominance. Luminance differs by rounding only: two roundings to
    // whole levels differ by a third of a level in the mean.
    expect(meanDifference(ours.data, wanted)).toBeLessThan((channels === 1 ? 0.1 : 0.35) * loss + 0.3);
  });
});
