import type { Picture, Raster } from '../base/types.ts';

/**
 * A picture as the page model sees it: darkness, 1 - luma (ITU-R BT.601) of full light; transparent
 * pixels show white. There is no normalisation by the picture's own contrast: a part of a page must
 * give the same numbers as the whole, and training varies brightness, contrast and polarity instead.
 *
 * @param block pixels of the picture, across and down, that are averaged to one
 * @returns [height, width], 0 = white, 1 = black
 */
export function pageInput(picture: Picture, block = 1): Raster {
  const [width, height] = [Math.ceil(picture.width / block), Math.ceil(picture.height / block)];
  const dark = new Float32Array(width * height);
  for (let y = 0; y < picture.height; y++) {
    const row = dark.subarray(Math.floor(y / block) * width);
    const rows = Math.min(block, picture.height - block * Math.floor(y / block));
    for (let x = 0, to = 0; x < picture.width; to++) {
      const end = Math.min(picture.width, x + block);
      const share = 1 / (rows * (end - x));
      for (; x < end; x++) row[to] += share * darknessAt(picture, y * picture.width + x);
    }
  }
  return { width, height, data: dark };
}

function darknessAt({ channels, data }: Picture, pixel: number): number {
  const at = pixel * channels;
  const light = channels === 1 ? data[at] : 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
  return (1 - light / 255) * (channels === 4 ? data[at + 3] / 255 : 1);
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
