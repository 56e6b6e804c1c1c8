import { clamp, SIDE } from './frame.ts';

/** `by` is added to every pixel, as raising a grey's value in HSV does. */
export function brighten(image: Float32Array, by: number): Float32Array {
  return image.map((ink) => clamp(ink + by));
}

/** Ink and paper change places in the leftmost and the rightmost `width` columns. */
export function invertSides(image: Float32Array, width: number): Float32Array {
  return image.map((ink, i) => (i % SIDE < width || i % SIDE >= SIDE - width ? 1 - ink : ink));
}
