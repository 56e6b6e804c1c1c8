import type { Picture, Raster } from '../base/types.ts';

/**
 * A picture as the page model sees it: darkness, 1 - luma (ITU-R BT.601) of full light; transparent
 * pixels show white. There is no normalisation by the picture's own contrast: a part of a page must
 * give the same numbers as the whole, and training varies brightness, contrast and polarity instead.
 *
 * @returns [height, width], 0 = white, 1 = black
 */
export function pageInput({ width, height, channels, data }: Picture): Raster {
  const dark = new Float32Array(width * height);
  for (let i = 0, at = 0; i < dark.length; i++, at += channels) {
    const light = channels === 1 ? data[at] : 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
    dark[i] = (1 - light / 255) * (channels === 4 ? data[at + 3] / 255 : 1);
  }
  return { width, height, data: dark };
}

/** Extends a raster to the right and downwards to multiples of `side`, repeating its last pixels. */
export function extended({ width, height, data }: Raster, side: number): Raster {
  const [across, down] = [width, height].map((length) => side * Math.ceil(length / side));
  if (across === width && down === height) return { width, height, data };
  const larger = new Float32Array(across * down);
  for (let y = 0; y < down; y++) {
    const from = Math.min(y, height - 1) * width;
    const row = larger.subarray(y * across, (y + 1) * across);
    row.set(data.subarray(from, from + width));
    row.fill(data[from + width - 1], width);
  }
  return { width: across, height: down, data: larger };
}
