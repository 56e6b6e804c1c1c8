import type { Box } from '@cifra/core/types.ts';

/** A drawing with digits in it, as it is shown. */
export type Shown = {
  /** In its own units. */
  readonly width: number;
  readonly height: number;
  /** Its units in a CSS pixel. */
  readonly unit: number;
};

/** Between a digit's ink and its box, CSS pixels. */
const PAD = 4;
/** The sides of a handle, CSS pixels: WCAG 2.5.8 asks for 24 at least. */
const SIDE = 26;
/** Below this a handle is no longer seen, CSS pixels; digits that share a box would otherwise have none. */
const NARROWEST = 4;

/** The box around a digit, a little larger than its ink. */
export function framed({ x, y, width, height }: Box, unit: number): Box {
  const pad = PAD * unit;
  return { x: x - pad, y: y - pad, width: width + 2 * pad, height: height + 2 * pad };
}

/**
 * The handle of each digit of a line: above the box, below it where there is no room above, and at the top edge where
 * there is none at all. Digits that stand closer than a handle is wide share the room between them.
 */
export function handlesOf(digits: readonly Box[], shown: Shown): Box[] {
  const { unit } = shown;
  const middles = digits.map(({ x, width }) => x + width / 2);
  return digits.map((digit, i) => {
    const box = framed(digit, unit);
    const side = SIDE * unit;
    const next = Math.min(
      ...middles.map((middle, j) => (j === i ? Infinity : Math.abs(middle - middles[i]))),
    );
    const width = Math.max(NARROWEST * unit, Math.min(side, next));
    const bottom = box.y + box.height;
    const below = bottom + side <= shown.height ? bottom : 0;
    return {
      x: Math.min(shown.width - width, Math.max(0, middles[i] - width / 2)),
      y: box.y >= side ? box.y - side : below,
      width,
      height: side,
    };
  });
}
