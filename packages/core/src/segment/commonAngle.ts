import type { Mask } from '../base/types.ts';

/** Steepest slope that is tried, and the step between slopes: half a step around the best. */
const STEEPEST = 0.28;
const STEP = 0.04;
/**
 * Height of a row relative to the longer side of the picture. With finer rows, the angle would
 * follow the bars of single digits.
 */
const BAND = 1 / 60;
/**
 * Scale of the prior over slopes. Most pages are nearly straight, and one slanted digit is not a
 * sloping line.
 */
const USUAL = 0.35;
/** From about this many ink pixels on, only every n-th is used. */
const SAMPLES = 4000;

/**
 * Returns the angle, radians, along which ink rows are densest (projection profile, Postl 1986).
 */
export function commonAngle(mask: Mask, keep: (index: number) => boolean): number {
  const score = profileScore(mask, keep);
  let best = 0;
  let most = score(0);
  const look = (slope: number) => {
    const value = score(slope);
    if (value > most) [most, best] = [value, slope];
  };
  for (let slope = STEP; slope <= STEEPEST + 1e-9; slope += STEP) {
    look(slope);
    look(-slope);
  }
  const middle = best;
  look(middle - STEP / 2);
  look(middle + STEP / 2);
  return Math.atan(best);
}

/** Returns a function that scores a slope: the sum of its squared profile, times the prior. */
function profileScore(
  { width, height, data }: Mask,
  keep: (index: number) => boolean,
): (slope: number) => number {
  const band = Math.max(2, BAND * Math.max(width, height));
  const places = inkPlaces(data, keep);
  const [xs, ys] = [new Float32Array(places.length), new Float32Array(places.length)];
  for (let i = 0; i < places.length; i++) {
    const x = places[i] % width;
    xs[i] = (x - width / 2) / band;
    ys[i] = ((places[i] - x) / width + (STEEPEST * width) / 2) / band + 1;
  }
  const profile = new Float64Array(Math.ceil((height + STEEPEST * width) / band) + 4);
  return (slope) => {
    profile.fill(0);
    for (let i = 0; i < xs.length; i++) {
      const row = ys[i] - slope * xs[i];
      // Each pixel is split between two rows, so that the score does not jump with the position of
      // the rows.
      const cell = Math.floor(row);
      profile[cell] += cell + 1 - row;
      profile[cell + 1] += row - cell;
    }
    return profile.reduce((sum, value) => sum + value * value, 0) * Math.exp(-((slope / USUAL) ** 2));
  };
}

function inkPlaces(data: Uint8Array, keep: (index: number) => boolean): Int32Array {
  let ink = 0;
  for (let i = 0; i < data.length; i++) ink += data[i];
  const all = new Int32Array(ink);
  let count = 0;
  for (let i = 0; i < data.length; i++) if (data[i] && keep(i)) all[count++] = i;
  const step = Math.max(1, Math.floor(count / SAMPLES));
  return step === 1 ? all.subarray(0, count) : all.subarray(0, count).filter((_, i) => i % step === 0);
}
