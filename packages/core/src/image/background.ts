import type { Raster } from '../base/types.ts';
import { closing } from './closing.ts';

/**
 * Where the light is uneven, ink is bridged up to a width of twice this share of the longer side.
 */
const REACH = 0.11;
/** Radius of the means that follow the light, share of the longer side. */
const SMOOTH = 0.06;
/** Paper is within this share of the light around it. */
const PAPER = 0.06;
/** Pixels that differ by less than this share are in the same light. */
const SAME_LIGHT = 0.08;
/** Share of the border that must be evenly lit paper before all of the picture counts as such. */
const EVEN = 0.75;
/** Darkest paper, so that dividing by its light does not amplify the noise of a black corner. */
const DARKEST = 0.12;

/**
 * Estimates the light of the paper under dark ink, on a small version of the picture, paper near 1.
 *
 * If the border of the picture shows only the smooth light that most pixels agree on, that light is
 * the estimate, and ink may have any thickness. Otherwise there are shadows. Then each dark
 * structure is filled from its surroundings (a closing), and the pixels that are paper after this
 * are averaged. Without averaging, a closing follows the peaks of the noise.
 *
 * @param smooth the light that most of its pixels agree on
 */
export function paperUnderInk(coarse: Raster, smooth: Raster): Raster {
  const { width, height } = coarse;
  const trend = { width, height, data: smooth.data.map((value) => Math.min(1, Math.max(DARKEST, value))) };
  const flat = { width, height, data: coarse.data.map((value, i) => value / trend.data[i]) };
  if (isEven(flat)) return trend;
  const followed = localPaper(flat);
  return {
    width,
    height,
    data: followed.data.map((value, i) => Math.max(DARKEST, value * trend.data[i])),
  };
}

/** True if most of the picture's border is at the level of the trend. */
function isEven({ width, height, data }: Raster): boolean {
  let [border, even] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    const x = i % width;
    if (x > 0 && x < width - 1 && i >= width && i < width * (height - 1)) continue;
    border++;
    if (Math.abs(data[i] - 1) < PAPER / 2) even++;
  }
  return even >= EVEN * border;
}

function localPaper(flat: Raster): Raster {
  const longest = Math.max(flat.width, flat.height);
  const closed = closing(flat, Math.max(1, Math.round(REACH * longest)));
  return paperMean(flat, closed, Math.max(1, Math.round(SMOOTH * longest)));
}

/**
 * Averages the paper around each pixel, only where it is in the same light, so that shadows keep
 * their edges.
 */
function paperMean({ width, height, data }: Raster, closed: Raster, radius: number): Raster {
  const mean = closed.data.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = closed.data[y * width + x];
      let [sum, count] = [0, 0];
      for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
        for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++) {
          const there = closed.data[v * width + u];
          const value = data[v * width + u];
          if (Math.abs(there - here) > SAME_LIGHT * here || value < (1 - PAPER) * there) continue;
          sum += value;
          count++;
        }
      }
      if (count > 0) mean[y * width + x] = sum / count;
    }
  }
  return { width, height, data: mean };
}
