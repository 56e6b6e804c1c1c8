import type { Raster } from '../types.ts';
import { closing } from './closing.ts';
import { bilinear, crop, shrink } from './warp.ts';

/** Cells along the longer side on which the paper's light is worked out. */
const CELLS = 40;
/** Ink up to twice this many cells wide is bridged. */
const REACH = 8;

/**
 * The light of the paper under dark ink: the picture made coarse, each dark structure filled from the light around it
 * (a closing), and made fine again. Follows shading and the soft edges of shadows.
 */
export function paperUnderInk(raster: Raster): Raster {
  const { width, height } = raster;
  const side = Math.max(1, Math.max(width, height) / CELLS);
  const coarse = shrink(
    raster,
    Math.max(1, Math.round(width / side)),
    Math.max(1, Math.round(height / side)),
  );
  // Light that falls off towards an edge goes on falling beyond it: without that the closing would lift the edge.
  const paper = crop(closing(extended(coarse, REACH), REACH), { x: REACH, y: REACH, ...sizeOf(coarse) });
  const [sx, sy] = [coarse.width / width, coarse.height / height];
  const data = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const v = Math.min(coarse.height - 1, Math.max(0, (y + 0.5) * sy - 0.5));
    for (let x = 0; x < width; x++, i++) {
      const u = Math.min(coarse.width - 1, Math.max(0, (x + 0.5) * sx - 0.5));
      data[i] = bilinear(paper, u, v);
    }
  }
  return { width, height, data };
}

function sizeOf({ width, height }: Raster): { width: number; height: number } {
  return { width, height };
}

/** Light does not change faster towards an edge than this, over the reach; ink at the edge does. */
const STEEPEST = 0.12;

/** `margin` cells more all round, mirrored through the edge's own value, so that a slope goes on. */
function extended({ width, height, data }: Raster, margin: number): Raster {
  const wide = width + 2 * margin;
  const high = height + 2 * margin;
  const row = (y: number, x: number) => reflected((i) => data[y * width + i], x, width);
  const grown = Float32Array.from({ length: wide * high }, (_, i) => {
    const x = (i % wide) - margin;
    return reflected((y) => row(y, x), Math.floor(i / wide) - margin, height);
  });
  return { width: wide, height: high, data: grown };
}

function reflected(at: (i: number) => number, i: number, length: number): number {
  const edge = i < 0 ? 0 : length - 1;
  if (i >= 0 && i < length) return at(i);
  const mirrored = Math.min(length - 1, Math.max(0, 2 * edge - i));
  const slope = at(edge) - at(mirrored);
  return at(edge) + Math.min(STEEPEST, Math.max(-STEEPEST, slope));
}
