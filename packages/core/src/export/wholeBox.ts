import type { Box } from '../base/types.ts';

/** A box in whole pixels of a picture; `right` and `bottom` are the first pixels beyond it. */
export type WholeBox = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

type Size = { readonly width: number; readonly height: number };

/** Rounds a box outward, within the picture; it is at least one pixel wide and high. */
export function wholeBox({ x, y, width, height }: Box, within: Size): WholeBox {
  const left = clamp(Math.floor(x), 0, within.width - 1);
  const top = clamp(Math.floor(y), 0, within.height - 1);
  return {
    left,
    top,
    right: clamp(Math.ceil(x + width), left + 1, within.width),
    bottom: clamp(Math.ceil(y + height), top + 1, within.height),
  };
}

/** Returns the smallest box around all. @param boxes at least one */
export function around(boxes: readonly WholeBox[]): WholeBox {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(to, value));
}
