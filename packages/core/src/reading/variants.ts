import { DIGIT_SIDE, type DigitImage } from '../base/types.ts';

/** Ink as dark as this belongs to a stroke. */
const INK = 0.35;
/** Rows between which the stem is taken to be straight, shares of the height from the top. */
const FLAG = [0.03, 0.7] as const;
const BAR = [0.3, 0.85] as const;
/** Rows in which the pen is measured: a flag is higher, a foot lower. */
const STEM = [0.65, 0.95] as const;
/** Rows of the part of a flag that shows how far it reaches, and of a bar. */
const TOP = [0, 0.4] as const;
const MIDDLE = [0.35, 0.8] as const;

/** Measures of a 1 that tell whether it has a flag. Lengths are shares of the ink's height. */
export type FlagFeatures = {
  /** Ink to the left of the line along the stem. */
  readonly overhang: number;
  /** Width of the upper part. */
  readonly width: number;
  /** Width of the stem. */
  readonly pen: number;
};

/** Measures of a 7 that tell whether a bar crosses its stem. Lengths are shares of the height. */
export type BarFeatures = {
  /** Ink beyond the left and the right edge of a straight stem. */
  readonly left: number;
  readonly right: number;
  /** Width of the widest row in the middle, beyond the stem. */
  readonly wide: number;
};

/** First column with ink, and first column after it, of each row that has ink. */
type Edges = { readonly left: readonly number[]; readonly right: readonly number[] };

/** Measures the flag of a 1, or of what looks like one; null if there is no ink. */
export function flagFeatures(image: DigitImage): FlagFeatures | null {
  const { left, right } = edgesOf(image);
  const height = left.length;
  if (height === 0) return null;
  const pen = quantile(part(widths({ left, right }), STEM), 0.5);
  const [top, low] = FLAG.map((share) => rowAt(height, share));
  const stem = { from: right[top] - pen, to: left[low] };
  const overhang = beyond(part(left, FLAG), stem, -1);
  const width = Math.max(...part(right, TOP)) - Math.min(...part(left, TOP));
  return { overhang: overhang / height, width: width / height, pen: pen / height };
}

/** Measures the bar of a 7, or of what looks like one; null if there is no ink. */
export function barFeatures(image: DigitImage): BarFeatures | null {
  const { left, right } = edgesOf(image);
  const height = left.length;
  if (height === 0) return null;
  const middle = part(widths({ left, right }), MIDDLE);
  const side = (edge: readonly number[], sign: 1 | -1) => {
    const rows = part(edge, BAR);
    return beyond(rows, { from: rows[0], to: rows[rows.length - 1] }, sign) / height;
  };
  return {
    left: side(left, -1),
    right: side(right, 1),
    wide: (Math.max(...middle) - quantile(middle, 0.25)) / height,
  };
}

function edgesOf(image: DigitImage): Edges {
  const [left, right]: [number[], number[]] = [[], []];
  for (let y = 0; y < DIGIT_SIDE; y++) {
    const row = image.subarray(y * DIGIT_SIDE, (y + 1) * DIGIT_SIDE);
    const first = row.findIndex((ink) => ink > INK);
    if (first < 0) continue;
    left.push(first);
    right.push(row.findLastIndex((ink) => ink > INK) + 1);
  }
  return { left, right };
}

function widths({ left, right }: Edges): number[] {
  return left.map((first, row) => right[row] - first);
}

function rowAt(height: number, share: number): number {
  return Math.round(share * (height - 1));
}

function part(rows: readonly number[], [from, to]: readonly [number, number]): readonly number[] {
  return rows.slice(rowAt(rows.length, from), rowAt(rows.length, to) + 1);
}

/** How far an edge reaches to one side of a straight line over its rows, pixels. */
function beyond(edge: readonly number[], { from, to }: { from: number; to: number }, sign: 1 | -1): number {
  const last = Math.max(1, edge.length - 1);
  return Math.max(0, ...edge.map((column, row) => sign * (column - from - ((to - from) * row) / last)));
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * values.length)];
}
