import type { Box, Raster } from '../base/types.ts';
import { mappedBox } from '../image/box.ts';
import { resample } from '../image/resample.ts';
import { affine, crop, warp } from '../image/warp.ts';

/** Height of a strip, pixels: the digits in it are about 26 high. */
export const STRIP_HEIGHT = 32;
/** Height of the digits in a strip, pixels: the rest is room for raised and low symbols. */
export const STRIP_DIGIT = 26;
/** The width of a strip is a multiple of this: the line model halves it twice. */
const WIDTH_STEP = 4;
const LEAST_WIDTH = 16;
/** A smaller angle is ignored, radians: it shifts a long line by less than half a pixel. */
const LEVEL = 0.0015;
/** Pixels outside the rectangle that the interpolation uses. */
const MARGIN = 3;

/** A text line: a rectangle of the page, rotated with the writing. */
export type Region = {
  /** Its centre in pixels of the raster; the edges of pixels are at whole numbers. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the whole strip: 32/26 of the digits' height. */
  readonly height: number;
  /** Angle of the base line, radians; positive if it falls to the right. */
  readonly angle: number;
};

/** Returns the width of a region's strip, pixels. */
export function stripWidth({ width, height }: Region): number {
  const natural = Math.round((width / height) * STRIP_HEIGHT);
  return Math.max(LEAST_WIDTH, Math.ceil(natural / WIDTH_STEP) * WIDTH_STEP);
}

/** Returns the point of the page at (x, y) of a region's strip. */
export function pageOf(region: Region, x: number, y: number): { x: number; y: number } {
  const scale = region.height / STRIP_HEIGHT;
  const [u, v] = [(x - stripWidth(region) / 2) * scale, (y - STRIP_HEIGHT / 2) * scale];
  const [cos, sin] = [Math.cos(region.angle), Math.sin(region.angle)];
  return { x: region.x + u * cos - v * sin, y: region.y + u * sin + v * cos };
}

/**
 * Cuts a line out of the page and deskews it. A strip that is wider than its region shows more of
 * the page, equally on the left and on the right. Pixels outside the page are paper.
 *
 * @param ink darkness of the page
 * @param level darkness of a firm stroke
 * @returns `[32, width]`, 0 = paper, 1 = full ink
 */
export function cutStrip(ink: Raster, level: number, region: Region): Raster {
  if (!(region.width > 0 && region.height > 0)) {
    throw new RangeError(`cutStrip: region of ${region.width}×${region.height}, wanted a positive size`);
  }
  const length = stripWidth(region);
  const scale = STRIP_HEIGHT / region.height;
  const { patch, left, top } = levelled(ink, region, length / scale);
  firm(patch, level);
  return resample(
    patch,
    { length, origin: left, scale },
    { length: STRIP_HEIGHT, origin: top, scale: STRIP_HEIGHT / region.height },
  );
}

/** Widens a strip by a factor. Its width remains a multiple of four, its height the same. */
export function widened(strip: Raster, factor: number): Raster {
  const { width, height } = strip;
  const length = Math.ceil((width * factor) / WIDTH_STEP) * WIDTH_STEP;
  return resample(
    strip,
    { length, origin: 0, scale: length / width },
    { length: height, origin: 0, scale: 1 },
  );
}

/**
 * Returns the region at the page's own scale, with a margin, and the position of the region's top
 * left corner in it.
 */
function levelled(
  ink: Raster,
  { x, y, height, angle }: Region,
  width: number,
): { patch: Raster; left: number; top: number } {
  const [cols, rows] = [Math.ceil(width) + 2 * MARGIN, Math.ceil(height) + 2 * MARGIN];
  if (Math.abs(angle) < LEVEL) {
    const box = {
      x: Math.floor(x - width / 2) - MARGIN,
      y: Math.floor(y - height / 2) - MARGIN,
      width: cols + 1,
      height: rows + 1,
    };
    return { patch: crop(ink, box), left: x - width / 2 - box.x, top: y - height / 2 - box.y };
  }
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // From the patch's pixel centres to the page's: the middle of the patch is the region's centre.
  const [u, v] = [(cols - 1) / 2, (rows - 1) / 2];
  const toPage = affine(cos, -sin, x - 0.5 - u * cos + v * sin, sin, cos, y - 0.5 - u * sin - v * cos);
  return { patch: warp(ink, toPage, cols, rows), left: (cols - width) / 2, top: (rows - height) / 2 };
}

/** Scales ink so that 1 is as dark as a firm stroke, or darker. */
function firm({ data }: Raster, level: number): void {
  for (let i = 0; i < data.length; i++)
    if (data[i] > 0) data[i] = level > 0 ? Math.min(1, data[i] / level) : 0;
}

/** Returns the upright box on the page around a box in a region's strip. */
export function boxOnPage(region: Region, box: Box): Box {
  return mappedBox(box, ({ x, y }) => pageOf(region, x, y));
}
