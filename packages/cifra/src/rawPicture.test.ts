import { expect, test } from 'vitest';
import { rawPicture } from './rawPicture.ts';

const grey = { width: 2, height: 3, channels: 1, data: new Uint8Array(6) } as const;

test('returns the pixels without copying them; ImageData is RGBA', () => {
  expect(rawPicture(grey)).toEqual(grey);
  expect(rawPicture(grey).data).toBe(grey.data);
  const data = new Uint8ClampedArray(24);
  expect(rawPicture({ width: 2, height: 3, colorSpace: 'srgb', data })).toEqual({
    width: 2,
    height: 3,
    channels: 4,
    data,
  });
});

test.each([
  [{ ...grey, width: 0 }, 'width is 0, expected a whole number from 1'],
  [{ ...grey, height: 1.5 }, 'height is 1.5, expected'],
  [{ ...grey, channels: 2 as 1 }, 'channels is 2, expected 1 (grey), 3 (RGB) or 4 (RGBA)'],
  [{ ...grey, channels: 3 as const }, 'data has 6 bytes, expected 2 × 3 × 3 channels = 18'],
  [{ ...grey, data: new Float32Array(6) as unknown as Uint8Array }, 'data is not a Uint8Array'],
])('refuses wrong pixels: %j', (pixels, message) => {
  expect(() => rawPicture(pixels)).toThrow(expect.objectContaining({ code: 'invalid-pixels' }));
  expect(() => rawPicture(pixels)).toThrow(message);
});
