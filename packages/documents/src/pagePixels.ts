import type { Picture } from '@cifra/core/base/types.ts';

/** The EXIF orientation: which corner of the stored page is the top left one of the upright page. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** A decoded page as it is stored. */
export type PagePixels = {
  readonly width: number;
  readonly height: number;
  /** RGBA */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  /** Width of a pixel, divided by its height; faxes have pixels that are not square. */
  readonly aspect?: number;
  readonly orientation?: Orientation;
};

/** An open document, whose pages are decoded one at a time. `number`: from 1. */
export type PageSource = {
  readonly pages: number;
  readonly page: (number: number) => Promise<PagePixels>;
};

/**
 * Returns the page upright, on white paper, with square pixels, and shrunk to at most `mostPixels`: each
 * pixel is the mean of those under it.
 */
export function uprightPage(page: PagePixels, mostPixels: number): Picture {
  const { width, height, aspect = 1, orientation = 1 } = page;
  // A pixel that is wider than high is repeated across, and one that is higher than wide, down.
  const [across, down] = [width * Math.max(1, aspect), height * Math.max(1, 1 / aspect)];
  const times = Math.max(1, Math.sqrt((across * down) / mostPixels));
  const side = (length: number) => Math.max(1, Math.floor(length / times));
  return turned(resampled(page, side(across), side(down)), orientation);
}

/** RGB on white paper. */
function resampled({ width, height, data }: PagePixels, across: number, down: number): Picture {
  const out = new Uint8Array(3 * across * down);
  const columns = edges(width, across);
  const rows = edges(height, down);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const box = { left: columns[x], right: columns[x + 1], top: rows[y], bottom: rows[y + 1] };
      setMean(out, 3 * (y * across + x), data, width, box);
    }
  }
  return { width: across, height: down, channels: 3, data: out };
}

/** Where each of `to` pixels begins in `from` pixels; a pixel covers at least one. */
function edges(from: number, to: number): Float64Array {
  return Float64Array.from({ length: to + 1 }, (_, i) => (i * from) / to);
}

type Cover = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function setMean(
  out: Uint8Array,
  to: number,
  data: Uint8ClampedArray,
  width: number,
  { left, right, top, bottom }: Cover,
): void {
  const [first, last] = [Math.floor(left), Math.max(Math.floor(left) + 1, Math.ceil(right))];
  const [start, end] = [Math.floor(top), Math.max(Math.floor(top) + 1, Math.ceil(bottom))];
  let [red, green, blue, total] = [0, 0, 0, 0];
  for (let y = start; y < end; y++) {
    const high = Math.min(bottom, y + 1) - Math.max(top, y);
    for (let x = first; x < last; x++) {
      const share = high * (Math.min(right, x + 1) - Math.max(left, x));
      const from = 4 * (y * width + x);
      const alpha = data[from + 3] / 255;
      red += share * (255 + alpha * (data[from] - 255));
      green += share * (255 + alpha * (data[from + 1] - 255));
      blue += share * (255 + alpha * (data[from + 2] - 255));
      total += share;
    }
  }
  out[to] = Math.round(red / total);
  out[to + 1] = Math.round(green / total);
  out[to + 2] = Math.round(blue / total);
}

/** Turns and mirrors a stored page upright (TIFF 6.0, section 8, Orientation). */
function turned(picture: Picture, orientation: Orientation): Picture {
  if (orientation === 1) return picture;
  const { width, height, data } = picture;
  const [across, down] = orientation < 5 ? [width, height] : [height, width];
  const isRightToLeft = [2, 3, 7, 8].includes(orientation);
  const isBottomUp = [3, 4, 6, 7].includes(orientation);
  const out = new Uint8Array(data.length);
  for (let y = 0, to = 0; y < down; y++) {
    for (let x = 0; x < across; x++, to += 3) {
      const [along, under] = orientation < 5 ? [x, y] : [y, x];
      const column = isRightToLeft ? width - 1 - along : along;
      const row = isBottomUp ? height - 1 - under : under;
      out.set(data.subarray(3 * (row * width + column), 3 * (row * width + column) + 3), to);
    }
  }
  return { width: across, height: down, channels: 3, data: out };
}
