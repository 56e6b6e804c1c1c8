import type { Mask } from '../base/types.ts';
import { connectedComponents } from '../image/components.ts';

/** Digits are at least this high, and lower and narrower than `LARGEST`, in heights of the line's digits. */
const LOWEST = 0.55;
const LARGEST = 1.6;

/**
 * How far tops and bottoms of printed digits are from straight lines, as a share of their height: of three
 * digits, and of more. Of 234 numbers with four digits or more, by writers of the training set on composed pages and on
 * cheques, one is below (0.020); of 90 with three, two are.
 */
const EVEN = { three: 0.01, more: 0.021 };

/**
 * True if the digits of a line stand as evenly as only print does: all on one line and equally high.
 *
 * @param mask ink of one line
 * @param digit height of its digits, pixels of the mask
 */
export function isTypeset(mask: Mask, digit: number): boolean {
  const digits = connectedComponents(mask)
    .components.map(({ box }) => box)
    .filter(({ width, height }) => height >= LOWEST * digit && Math.max(width, height) < LARGEST * digit);
  if (digits.length < 3) return false;
  return unevenness(digits) < (digits.length > 3 ? EVEN.more : EVEN.three);
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * Residual standard deviation of tops and bottoms from two parallel lines (least squares, three parameters),
 * divided by the distance of these lines.
 */
function unevenness(boxes: readonly Box[]): number {
  const across = centred(boxes.map(({ x, width }) => x + width / 2));
  const tops = centred(boxes.map(({ y }) => y));
  const bottoms = centred(boxes.map(({ y, height }) => y + height));
  const edges = [tops.parts, bottoms.parts];
  const slope =
    edges.reduce((sum, edge) => sum + product(across.parts, edge), 0) /
    (edges.length * product(across.parts, across.parts));
  const left = edges.map((edge) => edge.map((y, i) => y - slope * across.parts[i]));
  const squares = left.reduce((sum, parts) => sum + product(parts, parts), 0);
  return Math.sqrt(squares / (2 * boxes.length - 3)) / (bottoms.mean - tops.mean);
}

function centred(values: readonly number[]): { readonly mean: number; readonly parts: readonly number[] } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, parts: values.map((value) => value - mean) };
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
