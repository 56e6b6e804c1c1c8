import type { Box, Picture } from '@cifra/core/base/types.ts';
import { bounds } from './bounds.ts';
import { fillPolygon } from './fillPolygon.ts';
import { outlines, type Polygon } from './outline.ts';
import type { Ink } from './stroke.ts';
import { writingHeights } from './writing.ts';

/** A drawing as a picture for the reader, and the mapping from its pixels to the sheet. */
export type InkPicture = {
  readonly picture: Picture;
  /** Converts a box from picture pixels to sheet units. */
  readonly toSheet: (box: Box) => Box;
};

/**
 * Pixels per sheet unit: 0.5 is enough for digits that are scaled to a height of 20 or 26 pixels.
 */
const SCALE = 0.5;
/** Smaller writing is enlarged to this height, pixels. */
const LOWEST = 48;
const LARGEST_SCALE = 3;
/** Lower ink is a speck without writing next to it, sheet units. */
const SPECK = 12;
/** Paper around the ink, as a share of its longer side, and its minimum in pixels. */
const MARGIN = 0.15;
const LEAST_MARGIN = 16;

/** Returns black ink on white paper, cropped around the ink; null for an empty sheet. */
export function inkPicture(ink: Ink): InkPicture | null {
  const polygons = outlines(ink);
  const box = bounds(polygons);
  if (!box) return null;
  const scale = scaleFor(ink);
  const margin = Math.ceil(Math.max(LEAST_MARGIN, MARGIN * scale * Math.max(box.width, box.height)));
  const width = Math.ceil(box.width * scale) + 2 * margin;
  const height = Math.ceil(box.height * scale) + 2 * margin;
  const raster = { width, height, data: new Float32Array(width * height) };
  const onRaster = (polygon: Polygon): Polygon =>
    polygon.map(([x, y]) => [(x - box.x) * scale + margin, (y - box.y) * scale + margin]);
  for (const polygon of polygons) fillPolygon(raster, onRaster(polygon));
  const data = new Uint8Array(raster.data.length);
  for (let i = 0; i < data.length; i++) data[i] = Math.round(255 * (1 - raster.data[i]));
  return {
    picture: { width, height, channels: 1, data },
    toSheet: (part) => ({
      x: (part.x - margin) / scale + box.x,
      y: (part.y - margin) / scale + box.y,
      width: part.width / scale,
      height: part.height / scale,
    }),
  };
}

/** Pixels per sheet unit: the lowest line decides. */
function scaleFor(ink: Ink): number {
  const lowest = Math.min(...writingHeights(ink).filter((height) => height >= SPECK));
  return Math.min(LARGEST_SCALE, Math.max(SCALE, LOWEST / lowest));
}
