import type { Raster } from '../types.ts';
import { fitSurface } from './surface.ts';

/**
 * Whether the ink is lighter than its paper: chalk, a dark screen, MNIST's own images.
 *
 * Ink is what stands out from the light that most pixels agree on; whether it is darker or lighter is what stands out
 * more. The paper inside a loop agrees with the rest, so that a large 0 does not turn the answer round.
 * @param light a small version of the picture: strokes need not be more than a shade in it
 */
export function inkIsLight(light: Raster): boolean {
  const surface = fitSurface(light);
  let [darker, lighter] = [0, 0];
  for (let i = 0; i < light.data.length; i++) {
    const gap = light.data[i] - surface.data[i];
    if (gap < 0) darker += gap * gap;
    else lighter += gap * gap;
  }
  // A thick pen in a tight crop can cover half of it: then what is in the corners is the paper.
  if (Math.max(lighter, darker) < 2 * Math.min(lighter, darker)) return corners(light) < average(light.data);
  return lighter > darker;
}

function corners({ width, height, data }: Raster): number {
  const depth = Math.max(1, Math.round(0.06 * Math.min(width, height)));
  const values: number[] = [];
  for (let y = 0; y < depth; y++) {
    for (let x = 0; x < depth; x++) {
      for (const row of [y, height - 1 - y])
        values.push(data[row * width + x], data[row * width + width - 1 - x]);
    }
  }
  return average(values);
}

function average(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
