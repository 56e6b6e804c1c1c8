import type { Box, Reading } from '@cifra/core/base/types.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import type { PageLine } from '@cifra/training/synthetic/pages/composePage.ts';
import { boundsOfPoints } from '@cifra/training/synthetic/pages/geometry/quad.ts';

/** How the numbers of pages were read. */
export type Counts = {
  readonly pages: number;
  readonly numbers: number;
  readonly found: number;
  readonly right: number;
  readonly accepted: number;
  readonly acceptedWrong: number;
  /** Accepted readings where no number is written. */
  readonly acceptedElsewhere: number;
};

export const NOTHING: Counts = {
  pages: 0,
  numbers: 0,
  found: 0,
  right: 0,
  accepted: 0,
  acceptedWrong: 0,
  acceptedElsewhere: 0,
};

/** Least overlap (intersection over union) of a reading's box with a number's, to be at its place. */
const OVERLAP = 0.4;
/** Slashes and long strokes stand out of a line's core: then least shares of the union and of the core. */
const AROUND = { overlap: 0.35, inside: 0.9 };

/**
 * Compares the readings of a page with the numbers that are written on it. Each reading belongs to at
 * most one number, the one that it overlaps most; crossed-out numbers, words and print are not numbers.
 * A line's box is around its core region, which leaves out what hangs below the baseline.
 *
 * @param cut lines of which the picture shows only a part: their readings do not count
 */
export function matched(
  lines: readonly PageLine[],
  readings: readonly Reading[],
  cut: readonly PageLine[] = [],
): Counts {
  const numbers = lines.filter(
    ({ kind, isStruckOut, text }) => kind === 'number' && !isStruckOut && /\d/.test(text),
  );
  const pairs = numbers
    .flatMap((line, i) =>
      readings.map((reading, j) => ({ i, j, ...overlapOf(boundsOfPoints(line.quad), reading.box) })),
    )
    .filter(
      ({ overlap, inside }) => overlap >= OVERLAP || (overlap >= AROUND.overlap && inside >= AROUND.inside),
    )
    .sort((a, b) => b.overlap - a.overlap);
  const readingOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j } of pairs) {
    if (readingOf.has(i) || taken.has(j)) continue;
    readingOf.set(i, j);
    taken.add(j);
  }
  const own = [...readingOf].map(([i, j]) => ({ line: numbers[i], reading: readings[j] }));
  const isRight = ({ line, reading }: (typeof own)[number]) => digitsOf(reading.text) === digitsOf(line.text);
  const accepted = own.filter(({ reading }) => reading.accepted);
  return {
    pages: 1,
    numbers: numbers.length,
    found: own.length,
    right: own.filter(isRight).length,
    accepted: accepted.length,
    acceptedWrong: accepted.filter((pair) => !isRight(pair)).length,
    acceptedElsewhere: readings.filter(
      (reading, j) => reading.accepted && !taken.has(j) && !isOf(reading, cut),
    ).length,
  };
}

/** True if at least half of a reading is in the box of one of the lines. */
function isOf({ box }: Reading, lines: readonly PageLine[]): boolean {
  return box !== null && lines.some(({ quad }) => overlapOf(box, boundsOfPoints(quad)).inside >= 0.5);
}

export function sum<T extends Readonly<Record<string, number>>>(a: T, b: T): T {
  return Object.fromEntries(Object.entries(a).map(([key, value]) => [key, value + b[key]])) as T;
}

/** Intersection over union, and the share of the first box that is in the second. */
function overlapOf(a: Box, b: Box | null): { readonly overlap: number; readonly inside: number } {
  if (b === null) return { overlap: 0, inside: 0 };
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return { overlap: 0, inside: 0 };
  const both = width * height;
  const own = a.width * a.height;
  return { overlap: both / (own + b.width * b.height - both), inside: both / own };
}
