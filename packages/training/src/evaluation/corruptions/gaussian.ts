import { SIDE } from './frame.ts';

/** Padding beyond the frame: the outermost pixel repeated, or zero. */
export type Beyond = 'nearest' | 'zero';

/** Blurs along both axes with a Gaussian cut off at 4 σ, as SciPy's gaussian_filter does. */
export function gaussian(plane: ArrayLike<number>, sigma: number, beyond: Beyond = 'nearest'): Float64Array {
  return alongRows(alongColumns(plane, sigma, beyond), sigma, beyond);
}

/** Blurs only vertically. */
export function alongColumns(
  plane: ArrayLike<number>,
  sigma: number,
  beyond: Beyond = 'nearest',
): Float64Array {
  return filtered(plane, sigma, { beyond, step: SIDE, line: 1 });
}

function alongRows(plane: ArrayLike<number>, sigma: number, beyond: Beyond): Float64Array {
  return filtered(plane, sigma, { beyond, step: 1, line: SIDE });
}

/** `step` is the offset to the next pixel of a line, `line` to the next line. */
type Way = { readonly beyond: Beyond; readonly step: number; readonly line: number };

function filtered(plane: ArrayLike<number>, sigma: number, { beyond, step, line }: Way): Float64Array {
  const weights = weightsOf(sigma);
  const radius = (weights.length - 1) / 2;
  const out = new Float64Array(SIDE * SIDE);
  for (let l = 0; l < SIDE; l++) {
    for (let p = 0; p < SIDE; p++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) {
        const from = p + k;
        if (beyond === 'zero' && (from < 0 || from >= SIDE)) continue;
        sum += weights[k + radius] * plane[l * line + Math.max(0, Math.min(SIDE - 1, from)) * step];
      }
      out[l * line + p * step] = sum;
    }
  }
  return out;
}

function weightsOf(sigma: number): Float64Array {
  const radius = Math.floor(4 * sigma + 0.5);
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
