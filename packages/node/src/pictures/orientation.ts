import type { Picture } from '@cifra/core/base/types.ts';
import type { Opened, Size } from './opened.ts';
import { readTiff, value } from './tiff/directory.ts';

/**
 * The EXIF orientation, 1–8 (Exif 3.0, 4.6.5.1.6): which corner of the stored picture is the top
 * left one of the upright picture.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION = 274;

/** @param exif a TIFF file without pixels; damage counts as upright, as in libvips */
export function orientationOf(exif: Uint8Array | undefined): Orientation {
  if (exif === undefined) return 1;
  try {
    const file = readTiff(exif);
    const stated = value(file, file.pages[0], ORIENTATION, 1);
    return Number.isInteger(stated) && stated >= 1 && stated <= 8 ? (stated as Orientation) : 1;
  } catch {
    return 1;
  }
}

/** Describes a picture by its stored size, stretch and decoder; the result is upright. */
export function upright({ width, height, pages, stretch, pixels }: Opened, orientation: Orientation): Opened {
  const swap = (size: Size): Size => ({ width: size.height, height: size.width });
  if (orientation < 5)
    return { width, height, pages, stretch, pixels: async (size) => turned(await pixels(size), orientation) };
  return {
    ...swap({ width, height }),
    pages,
    stretch: { x: stretch.y, y: stretch.x },
    pixels: async (size) => turned(await pixels(swap(size)), orientation),
  };
}

/** Turns and mirrors a stored picture upright. */
export function turned(picture: Picture, orientation: Orientation): Picture {
  if (orientation === 1) return picture;
  const { width, height, channels, data } = picture;
  const [across, down] = orientation < 5 ? [width, height] : [height, width];
  // Whether the stored columns and rows are read backwards; from 5 on, columns become rows.
  const isRightToLeft = [2, 3, 7, 8].includes(orientation);
  const isBottomUp = [3, 4, 6, 7].includes(orientation);
  const out = new Uint8Array(data.length);
  for (let y = 0, to = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const [along, under] = orientation < 5 ? [x, y] : [y, x];
      const column = isRightToLeft ? width - 1 - along : along;
      const row = isBottomUp ? height - 1 - under : under;
      const from = (row * width + column) * channels;
      for (let c = 0; c < channels; c++) out[to++] = data[from + c];
    }
  }
  return { width: across, height: down, channels, data: out };
}
