import { resample } from '@cifra/core/image/resample.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { clamp, SIDE } from '../corruptions/frame.ts';
import { rotation, scaling, warped } from '../corruptions/warped.ts';
import { changeStrokes } from './strokes.ts';

export type SweepName = 'rotation' | 'size' | 'stroke width' | 'noise' | 'resolution';

/** One property of the digits, changed step by step. */
export type Sweep = {
  readonly name: SweepName;
  readonly values: readonly number[];
  /** The value that changes nothing. */
  readonly neutral: number;
  readonly change: (image: Float32Array, value: number, random: Random) => Float32Array;
};

export const SWEEPS: readonly Sweep[] = [
  {
    name: 'rotation',
    // ° to the right
    values: [-60, -45, -30, -15, 0, 15, 30, 45, 60],
    neutral: 0,
    // The map leads from the result back to the digit.
    change: (image, degrees) => warped(image, rotation((-degrees * Math.PI) / 180)),
  },
  {
    name: 'size',
    // times as large
    values: [0.4, 0.5, 0.6, 0.7, 0.85, 1, 1.15, 1.3, 1.4],
    neutral: 1,
    change: (image, size) => warped(image, scaling(size)),
  },
  {
    name: 'stroke width',
    // px more on either side
    values: [-1, -0.75, -0.5, -0.25, 0, 0.5, 1, 1.5, 2],
    neutral: 0,
    change: changeStrokes,
  },
  {
    name: 'noise',
    // standard deviation, 1 = full ink
    values: [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5],
    neutral: 0,
    change: (image, deviation, random) => image.map((ink) => clamp(ink + deviation * random.normal())),
  },
  {
    name: 'resolution',
    // pixels a side
    values: [4, 5, 6, 8, 10, 14, 20, 28],
    neutral: 28,
    change: coarse,
  },
];

/**
 * Simulates a scan with `side` pixels per side: each pixel is the mean of the area that it covers,
 * then enlarged again.
 */
function coarse(image: Float32Array, side: number): Float32Array {
  const down = { length: side, origin: 0, scale: side / SIDE };
  const small = resample({ width: SIDE, height: SIDE, data: image }, down, down);
  const up = { length: SIDE, origin: 0, scale: SIDE / side };
  return resample(small, up, up).data;
}
