import { CifraError } from '@cifra/core/base/error.ts';
import type { Picture } from '@cifra/core/base/types.ts';
import type { ImageDataLike, RawPixels } from './source.ts';

/** Checks pixels. @throws CifraError `invalid-pixels` that names the wrong field */
export function rawPicture(pixels: RawPixels | ImageDataLike): Picture {
  const { width, height, data } = pixels;
  const channels = 'channels' in pixels ? pixels.channels : 4;
  for (const [name, value] of Object.entries({ width, height }))
    if (!(Number.isInteger(value) && value >= 1))
      throw invalid(`${name} is ${value}, expected a whole number from 1`);
  if (![1, 3, 4].includes(channels))
    throw invalid(`channels is ${channels}, expected 1 (grey), 3 (RGB) or 4 (RGBA)`);
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray))
    throw invalid('data is not a Uint8Array or Uint8ClampedArray; use one byte per channel');
  const expected = width * height * channels;
  if (data.length !== expected)
    throw invalid(
      `data has ${data.length} bytes, expected ${width} × ${height} × ${channels} channels = ${expected}`,
    );
  return { width, height, channels, data };
}

function invalid(message: string): CifraError {
  return new CifraError('invalid-pixels', `read: ${message}`);
}
