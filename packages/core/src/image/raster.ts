import type { Picture, Raster } from '../base/types.ts';
import { paperUnderInk } from './background.ts';
import { mostContrast } from './colour.ts';
import { toPlanes } from './planes.ts';
import { inkIsLight } from './polarity.ts';
import { atRank } from './quantile.ts';
import { fitSurface } from './surface.ts';
import { shrink } from './warp.ts';

/** A picture's ink, at the scale of processing. */
export type Ink = {
  /**
   * Darkness as a share of the light of the paper around, in [0, 1]; coloured ink in the colours
   * that show it best.
   */
  readonly raster: Raster;
  /** Picture pixels per pixel of the raster. */
  readonly factor: number;
  /** Standard deviation of the paper's darkness, texture and uneven light included. */
  readonly noise: number;
};

/** Longer side at which polarity and light are estimated, pixels. */
const COARSE = 48;

/**
 * Extracts the ink of a picture of any size: dark on light or light on dark, coloured, under uneven
 * light.
 * @throws RangeError if the number of bytes does not match the size
 */
export function toInk(picture: Picture): Ink {
  const { planes, factor } = toPlanes(picture);
  const light = mostContrast(planes);
  const small = coarse(light);
  const trend = fitSurface(small);
  const darkness = inkIsLight(small, trend)
    ? divided(inverted(light), paperUnderInk(inverted(small), inverted(trend)))
    : divided(light, paperUnderInk(small, trend));
  const noise = spread(darkness.data);
  for (let i = 0; i < darkness.data.length; i++) if (darkness.data[i] < 0) darkness.data[i] = 0;
  return { raster: darkness, factor, noise };
}

function coarse(light: Raster): Raster {
  const scale = Math.min(1, COARSE / Math.max(light.width, light.height));
  return shrink(light, Math.ceil(light.width * scale), Math.ceil(light.height * scale));
}

function inverted(plane: Raster): Raster {
  return { ...plane, data: plane.data.map((value) => 1 - value) };
}

/**
 * Computes 1 − light / paper: 0 on paper, 1 where no light is reflected; below 0 where the paper is
 * lighter than estimated.
 */
function divided({ width, height, data }: Raster, paper: Raster): Raster {
  const darkness = new Float32Array(data.length);
  const across = between(width, paper.width);
  const down = between(height, paper.height);
  const line = new Float32Array(paper.width + 1);
  for (let y = 0, i = 0; y < height; y++) {
    const above = down.cell[y] * paper.width;
    const below = Math.min(above + paper.width, (paper.height - 1) * paper.width);
    for (let u = 0; u < paper.width; u++) {
      line[u] = paper.data[above + u] + down.part[y] * (paper.data[below + u] - paper.data[above + u]);
    }
    line[paper.width] = line[paper.width - 1];
    for (let x = 0; x < width; x++, i++) {
      const u = across.cell[x];
      darkness[i] = 1 - data[i] / (line[u] + across.part[x] * (line[u + 1] - line[u]));
    }
  }
  return { width, height, data: darkness };
}

/**
 * For each of `length` pixels: the coarse cell before its centre, and the position between it and
 * the next, 0 … 1.
 */
function between(length: number, cells: number): { cell: Int32Array; part: Float32Array } {
  const at = Float32Array.from({ length }, (_, i) =>
    Math.min(cells - 1, Math.max(0, ((i + 0.5) * cells) / length - 0.5)),
  );
  return { cell: Int32Array.from(at), part: at.map((position) => position % 1) };
}

const SAMPLES = 20_000;
/** Half of normal values are closer to 0 than this many standard deviations. */
const HALF = 0.6745;

/**
 * Estimated from pixels lighter than the estimated paper: these are not ink, however much ink there
 * is.
 */
function spread(data: Float32Array): number {
  const step = Math.max(1, Math.floor(data.length / SAMPLES));
  const lighter = new Float32Array(Math.ceil(data.length / step));
  let count = 0;
  for (let i = 0; i < data.length; i += step) if (data[i] <= 0) lighter[count++] = -data[i];
  return count === 0 ? 0 : atRank(lighter.subarray(0, count), count >> 1) / HALF;
}
