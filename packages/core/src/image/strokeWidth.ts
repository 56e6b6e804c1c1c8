import type { Mask, Raster } from '../base/types.ts';
import { squaredDistance } from './distance.ts';

/**
 * Measures the mean width of the strokes, pixels: on a stroke of width w the distance to the paper
 * is w/4 on average.
 * @returns 0 if there is no ink
 */
export function strokeWidth(mask: Mask): number {
  const depth = squaredDistance(inverse(padded(mask)));
  let [sum, count] = [0, 0];
  for (const squared of depth) {
    if (squared === 0) continue;
    // Distances are between pixel centres: the edge of the paper is half a pixel nearer.
    sum += Math.sqrt(squared) - 0.5;
    count++;
  }
  return count === 0 ? 0 : (4 * sum) / count;
}

/**
 * Pixel edges between ink and paper for each pixel of a stroke's length, both its sides, mean over
 * all directions.
 */
const EDGES = 8 / Math.PI;

/**
 * Estimates the stroke width from the length of the outline, without a distance transform. It is
 * used for whole pages. Specks and texture make the estimate a little too small.
 */
export function roughStrokeWidth({ width, height, data }: Mask): number {
  let [area, edges] = [0, 0];
  for (let y = 0, at = 0; y < height; y++) {
    let before = 0;
    for (let x = 0; x < width; x++, at++) {
      const ink = data[at];
      area += ink;
      edges += (ink ^ before) + (ink ^ (y > 0 ? data[at - width] : 0));
      before = ink;
    }
    edges += before;
  }
  for (let at = (height - 1) * width; at < data.length; at++) edges += data[at];
  return edges === 0 ? 0 : (EDGES * area) / edges;
}

/** Grows the ink by `radius` pixels on all sides, with an edge one pixel soft. */
export function thickened(mask: Mask, radius: number): Raster {
  const { width, height } = mask;
  const distance = squaredDistance(mask);
  const data = new Float32Array(width * height);
  const reach = (radius + 0.5) ** 2;
  for (let i = 0; i < data.length; i++) {
    if (distance[i] < reach) data[i] = Math.min(1, radius + 0.5 - Math.sqrt(distance[i]));
  }
  return { width, height, data };
}

/** Shrinks the ink by `radius` pixels on all sides, with an edge one pixel soft. */
export function thinned(mask: Mask, radius: number): Raster {
  const { width, height } = mask;
  const whole = padded(mask);
  const depth = squaredDistance(inverse(whole));
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const distance = Math.sqrt(depth[(y + 1) * whole.width + x + 1]);
      data[y * width + x] = Math.min(1, Math.max(0, distance - radius));
    }
  }
  return { width, height, data };
}

/** Adds one pixel of paper on all sides: outside the picture is paper. */
function padded({ width, height, data }: Mask): Mask {
  const wide = width + 2;
  const whole = new Uint8Array(wide * (height + 2));
  for (let y = 0; y < height; y++) whole.set(data.subarray(y * width, (y + 1) * width), (y + 1) * wide + 1);
  return { width: wide, height: height + 2, data: whole };
}

function inverse(mask: Mask): Mask {
  return { ...mask, data: mask.data.map((ink) => 1 - ink) };
}
