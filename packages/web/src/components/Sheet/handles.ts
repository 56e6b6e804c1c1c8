import type { Box } from '@cifra/core/base/types.ts';

/** A drawing that contains digits, as displayed. */
export type Shown = {
  /** In its own units. */
  readonly width: number;
  readonly height: number;
  /** Drawing units per CSS pixel. */
  readonly unit: number;
};

/** Distance between a digit's ink and its box, CSS pixels. */
const PAD = 4;
/** Side of a handle, CSS pixels. WCAG 2.5.8 requires at least 24. */
const SIDE = 26;
/** Minimum size of a handle, CSS pixels. Digits that share a box would otherwise have none. */
const NARROWEST = 4;

/** Returns the box around a digit, slightly larger than its ink. */
export function framed({ x, y, width, height }: Box, unit: number): Box {
  const pad = PAD * unit;
  return { x: x - pad, y: y - pad, width: width + 2 * pad, height: height + 2 * pad };
}

/**
 * Returns the handle of each digit of a line: above the box, below it where there is no room above,
 * and at the top edge where there is no room at all. Digits closer than a handle's width share the
 * space between them.
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
