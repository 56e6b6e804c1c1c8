import type { Raster } from '../base/types.ts';
import { shrink } from '../image/warp.ts';

/** Number of grey levels drawn. */
const GREYS = 12;

/**
 * Draws a raster of ink as SVG paths, one per grey level, one unit per pixel: text only, no encoded
 * picture, sharp at every size.
 *
 * @param darkest grey level of full ink, 0–255
 */
export function rasterPaths({ width, height, data }: Raster, darkest = 0): string {
  const runs: string[][] = Array.from({ length: GREYS + 1 }, () => []);
  const level = (i: number) => Math.round(Math.min(1, Math.max(0, data[i])) * GREYS);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; ) {
      const grey = level(y * width + x);
      let end = x + 1;
      while (end < width && level(y * width + end) === grey) end++;
      runs[grey].push(`M${x} ${y}h${end - x}v1h${x - end}z`);
      x = end;
    }
  }
  return runs
    .map((paths, grey) => {
      const light = Math.round(255 - ((255 - darkest) * grey) / GREYS);
      return grey === 0 || paths.length === 0
        ? ''
        : `<path fill="rgb(${light},${light},${light})" d="${paths.join('')}"/>`;
    })
    .join('');
}

/** Shrinks a raster that is too large for a frame. A smaller raster is not changed. */
export function fitted(raster: Raster, width: number, height: number): Raster {
  const scale = Math.min(1, width / raster.width, height / raster.height);
  return shrink(
    raster,
    Math.max(1, Math.round(raster.width * scale)),
    Math.max(1, Math.round(raster.height * scale)),
  );
}
