import { SIDE } from '../corruptions/frame.ts';

/**
 * Makes strokes wider (`amount` > 0) or thinner (< 0) by `amount` pixels on either side: grey
 * dilation or erosion by the cross of five (Serra 1982), once for each whole pixel, and a blend for
 * the remainder.
 */
export function changeStrokes(image: Float32Array, amount: number): Float32Array {
  let ink = Float32Array.from(image);
  for (let left = Math.abs(amount); left > 0; left -= 1) {
    const share = Math.min(1, left);
    const next = crossed(ink, amount > 0 ? Math.max : Math.min);
    ink = ink.map((value, i) => value + share * (next[i] - value));
  }
  return ink;
}

/** The maximum or minimum of each pixel and its four neighbours; beyond the frame is paper. */
function crossed(ink: Float32Array, pick: (...values: number[]) => number): Float32Array {
  return ink.map((value, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    return pick(
      value,
      x > 0 ? ink[i - 1] : 0,
      x < SIDE - 1 ? ink[i + 1] : 0,
      y > 0 ? ink[i - SIDE] : 0,
      y < SIDE - 1 ? ink[i + SIDE] : 0,
    );
  });
}
