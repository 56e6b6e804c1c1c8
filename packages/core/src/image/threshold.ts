import type { Raster } from '../base/types.ts';

const BINS = 256;

/**
 * Computes the global threshold that separates the values into two classes with the greatest
 * between-class variance.
 *
 * Otsu, "A threshold selection method from gray-level histograms" (1979), on a histogram of 256
 * bins over [0, 1].
 * @returns a value in [0, 1]: values above it are ink. 0 if all values are in one bin
 */
export function otsu(raster: Raster): number {
  const histogram = histogramOf(raster);
  const total = raster.data.length;
  let sum = 0;
  for (let bin = 0; bin < BINS; bin++) sum += bin * histogram[bin];
  let below = 0;
  let sumBelow = 0;
  let best = 0;
  let threshold = 0;
  for (let bin = 0; bin < BINS - 1; bin++) {
    below += histogram[bin];
    sumBelow += bin * histogram[bin];
    if (below === 0 || below === total) continue;
    const gap = sumBelow / below - (sum - sumBelow) / (total - below);
    const variance = below * (total - below) * gap * gap;
    if (variance > best) {
      best = variance;
      threshold = bin;
    }
  }
  return best === 0 ? 0 : (threshold + 0.5) / (BINS - 1);
}

function histogramOf({ data }: Raster): Uint32Array {
  const histogram = new Uint32Array(BINS);
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    histogram[value <= 0 ? 0 : value >= 1 ? BINS - 1 : Math.round(value * (BINS - 1))]++;
  }
  return histogram;
}
