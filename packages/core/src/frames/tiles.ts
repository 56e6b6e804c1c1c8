import type { Box, Raster } from '../base/types.ts';
import { growBox } from '../image/box.ts';
import { crop } from '../image/warp.ts';

/** A part of a picture, and the part around it that a network sees with it. */
export type Tile = { readonly core: Box; readonly window: Box };

type Size = { readonly width: number; readonly height: number };

/**
 * Divides a picture into tiles.
 *
 * @param most pixels of the largest window
 * @param halo how far a window reaches around its core, pixels
 * @param side the cores begin at multiples of it
 */
export function tilesOf(picture: Size, most: number, halo: number, side: number): Tile[] {
  let [columns, rows] = [1, 1];
  const cores = () =>
    [picture.width / columns, picture.height / rows].map((part) => side * Math.ceil(part / side));
  const area = ([width, height]: readonly number[]) => {
    const window = (core: number, whole: number) => Math.min(whole, core + 2 * halo);
    return window(width, picture.width) * window(height, picture.height);
  };
  // A core is at least as large as what is seen around it; else most of the work would be done twice.
  while (area(cores()) > most && Math.max(...cores()) > 2 * halo) {
    const [width, height] = cores();
    if (width > height) columns++;
    else rows++;
  }
  const [width, height] = cores();
  const tiles: Tile[] = [];
  for (let y = 0; y < picture.height; y += height) {
    for (let x = 0; x < picture.width; x += width) {
      const core = growBox({ x, y, width, height }, 0, picture);
      tiles.push({ core, window: growBox(core, halo, picture) });
    }
  }
  return tiles;
}

/** What a network sees of a picture for a tile. */
export function windowOf(picture: Raster, { window }: Tile): Raster {
  return crop(picture, window);
}
