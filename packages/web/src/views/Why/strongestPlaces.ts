import { DIGIT_SIDE, type DigitImage } from '@cifra/core/base/types.ts';
import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import { inkBox } from '@cifra/core/image/box.ts';

/** A ninth of the digit: row and column, 0 to 2. */
export type Ninth = { readonly row: number; readonly column: number };

/** A second ninth below this share of its sign's evidence is not worth naming. */
const MINIMUM = 0.2;
/** Evidence below this share of the total of both signs is noise. */
const NOISE = 0.03;
const SHOWN = 2;

/**
 * Returns the ninths of the digit's box with most evidence of one sign, strongest first: the map in
 * words.
 */
export function strongestPlaces(image: DigitImage, { side, values }: EvidenceMap, sign: 1 | -1): Ninth[] {
  const box = inkBox({ width: DIGIT_SIDE, height: DIGIT_SIDE, data: image }) ?? {
    x: 0,
    y: 0,
    width: side,
    height: side,
  };
  const third = (at: number, from: number, length: number) =>
    Math.min(2, Math.max(0, Math.floor((3 * (at - from)) / length)));
  const sums = new Array<number>(9).fill(0);
  const both = values.reduce((sum, value) => sum + Math.abs(value), 0);
  values.forEach((value, i) => {
    if (sign * value <= 0) return;
    const row = third(Math.floor(i / side), box.y, box.height);
    sums[3 * row + third(i % side, box.x, box.width)] += Math.abs(value);
  });
  const all = sums.reduce((a, b) => a + b, 0);
  if (all <= NOISE * both) return [];
  return [...sums.keys()]
    .sort((a, b) => sums[b] - sums[a])
    .filter((i, rank) => rank === 0 || sums[i] >= MINIMUM * all)
    .slice(0, SHOWN)
    .map((i) => ({ row: Math.floor(i / 3), column: i % 3 }));
}
