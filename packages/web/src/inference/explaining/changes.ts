import type { DigitImage } from '@cifra/core/base/types.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { clamp } from '@cifra/training/evaluation/corruptions/frame.ts';
import { gaussian } from '@cifra/training/evaluation/corruptions/gaussian.ts';
import { rotation, warped } from '@cifra/training/evaluation/corruptions/warped.ts';
import { changeStrokes } from '@cifra/training/evaluation/robustness/strokes.ts';

/** Adjustable changes of a digit; lengths are pixels of its 28×28 image. */
export type Change = {
  /** Degrees, clockwise. */
  readonly rotation: number;
  /** Pixels added (or removed) on either side of a stroke. */
  readonly thickness: number;
  /** Standard deviation, 1 = full ink. */
  readonly noise: number;
  /** Standard deviation of the Gaussian. */
  readonly blur: number;
};
export type ChangeKind = keyof Change;

export const UNCHANGED: Change = { rotation: 0, thickness: 0, noise: 0, blur: 0 };

/** Range of a slider. `every`: step of a sweep, in slider steps. */
export type Range = {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly every: number;
};

export const RANGES: Readonly<Record<ChangeKind, Range>> = {
  rotation: { from: -90, to: 90, step: 1, every: 5 },
  thickness: { from: -1.5, to: 3, step: 0.1, every: 2 },
  noise: { from: 0, to: 0.6, step: 0.02, every: 1 },
  blur: { from: 0, to: 4, step: 0.1, every: 2 },
};
export const CHANGES = Object.keys(RANGES) as readonly ChangeKind[];

/** Returns the values of a sweep, ascending; the neutral value 0 is always included. */
export function sweepValues({ from, to, step, every }: Range): number[] {
  const values = [0];
  const stride = step * every;
  for (let n = 1; n * stride <= to + step / 2; n++) values.push(round(n * stride));
  for (let n = 1; -n * stride >= from - step / 2; n++) values.unshift(round(-n * stride));
  return values;
}

/** Fixed seed: the same noise each time, so that only the slider's strength changes. */
const SEED = 'noise of the sliders';

/** Rotates, thickens and blurs the digit, then adds noise, in this order. */
export function changed(
  image: DigitImage,
  { rotation: degrees, thickness, noise, blur }: Change,
): DigitImage {
  // The transform maps the result back to the digit.
  let ink = degrees === 0 ? image : warped(image, rotation((-degrees * Math.PI) / 180));
  if (thickness !== 0) ink = changeStrokes(ink, thickness);
  if (blur > 0) ink = Float32Array.from(gaussian(ink, blur, 'zero'));
  if (noise === 0) return ink;
  const random = createRandom(SEED);
  return ink.map((value) => clamp(value + noise * random.normal()));
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
