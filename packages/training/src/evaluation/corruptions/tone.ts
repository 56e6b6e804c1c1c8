import { clamp, SIDE } from './frame.ts';

/** Adds `by` to every pixel, which is the same as raising a grey's value in HSV. */
export function brighten(image: Float32Array, by: number): Float32Array {
  return image.map((ink) => clamp(ink + by));
}

/** Inverts ink and paper in the leftmost and the rightmost `width` columns. */
export function invertSides(image: Float32Array, width: number): Float32Array {
  return image.map((ink, i) => (i % SIDE < width || i % SIDE >= SIDE - width ? 1 - ink : ink));
}
