import { DIGIT_SIDE } from '@cifra/core/base/types.ts';

/** Side of a digit's frame, pixels. */
export const SIDE = DIGIT_SIDE;

/** Clamps `value` to [0, 1]. */
export function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
