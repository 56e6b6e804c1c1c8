import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { bootstrapDraws, percentiles } from '../../statistics/bootstrap.ts';
import { erfc } from '../../statistics/erfc.ts';
import { type Counted, fisherExact } from '../../statistics/fisherExact.ts';
import { holm } from '../../statistics/holm.ts';
import { type Measured, type Share, shareOf } from './figure.ts';
import { INK_PROPERTIES, type InkProperty, type PropertyName } from './inkProperties.ts';

/** A quarter of the digits, by one property of the writing. */
export type Slice = {
  readonly property: PropertyName;
  /** 1 = the lowest values, 4 = the highest. */
  readonly quarter: number;
  /** Values of the property in the quarter. */
  readonly range: readonly [low: number, high: number];
  readonly mistakes: number;
  readonly error: Share;
  /** Its error minus that of all other digits. */
  readonly difference: Measured;
  /**
   * Two-sided: the larger of two p values, from the spread of the draws and from Fisher's exact
   * test.
   */
  readonly p: number;
  /** The same, corrected by Holm's method for the number of slices in the report. */
  readonly correctedP: number;
};

export type Sliced = {
  /** [n, 28, 28], 255 = ink. */
  readonly images: Uint8Array;
  /** [n], 1 if the digit was misread. */
  readonly wrong: Uint8Array;
  readonly writers?: Int32Array | undefined;
};

const QUARTERS = 4;
const PIXELS = DIGIT_SIDE ** 2;

/** Error by stroke width, slant, width and darkness: each quarter against the three others. */
export function slicesOf(
  { images, wrong, writers }: Sliced,
  chance: { readonly resamples: number; readonly seed: number },
): Slice[] {
  const n = wrong.length;
  const cuts = INK_PROPERTIES.map((property) => quartersBy(property, images, n));
  const differences = (weights?: Float64Array) =>
    cuts.flatMap(({ quarter }) => againstOthers(quarter, wrong, weights));
  const draws = bootstrapDraws({ n, groups: writers, ...chance }, differences);
  const values = differences();
  const exact = cuts.flatMap(({ quarter }) => exactAgainstOthers(quarter, wrong));
  // Draws of a quarter without a mistake have none either, which would turn luck into a finding.
  const p = values.map((value, k) => Math.max(twoSided(value, draws[k]), exact[k]));
  const corrected = holm(p);
  const method = writers ? 'bootstrap by writer' : 'bootstrap by digit';
  return values.map((value, k): Slice => {
    const { property, quarter, ranges } = cuts[Math.floor(k / QUARTERS)];
    const members = Array.from(wrong.keys()).filter((i) => quarter[i] === k % QUARTERS);
    const mistakes = members.reduce((sum, i) => sum + wrong[i], 0);
    return {
      property: property.name,
      quarter: (k % QUARTERS) + 1,
      range: ranges[k % QUARTERS],
      mistakes,
      error: shareOf(mistakes, members.length),
      difference: { value, interval95: percentiles(draws[k]), method },
      p: p[k],
      correctedP: corrected[k],
    };
  });
}

type Cut = {
  readonly property: InkProperty;
  /** [n], 0–3. */
  readonly quarter: Uint8Array;
  readonly ranges: readonly (readonly [number, number])[];
};

/** By rank, so that quarters are equally large; of equal values the earlier digit comes first. */
function quartersBy(property: InkProperty, images: Uint8Array, n: number): Cut {
  const values = Float64Array.from({ length: n }, (_, i) =>
    property.measure(images.subarray(i * PIXELS, (i + 1) * PIXELS)),
  );
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const quarter = new Uint8Array(n);
  for (const [rank, i] of order.entries()) quarter[i] = Math.floor((rank * QUARTERS) / n);
  const ranges = Array.from({ length: QUARTERS }, (_, q): [number, number] => {
    const members = order.filter((i) => quarter[i] === q);
    return members.length === 0 ? [0, 0] : [values[members[0]], values[members[members.length - 1]]];
  });
  return { property, quarter, ranges };
}

/** [4], error of each quarter minus that of the others; 0 if either has no digit. */
function againstOthers(quarter: Uint8Array, wrong: Uint8Array, weights?: Float64Array): number[] {
  const count = new Float64Array(QUARTERS);
  const mistakes = new Float64Array(QUARTERS);
  for (let i = 0; i < wrong.length; i++) {
    const weight = weights ? weights[i] : 1;
    count[quarter[i]] += weight;
    mistakes[quarter[i]] += weight * wrong[i];
  }
  const total = count.reduce((a, b) => a + b, 0);
  const all = mistakes.reduce((a, b) => a + b, 0);
  return Array.from(count, (n, q) =>
    n === 0 || n === total ? 0 : mistakes[q] / n - (all - mistakes[q]) / (total - n),
  );
}

/** [4], p of Fisher's exact test of each quarter against the others; ignores writers. */
function exactAgainstOthers(quarter: Uint8Array, wrong: Uint8Array): number[] {
  const all = countIn(wrong, () => true);
  return Array.from({ length: QUARTERS }, (_, q) => {
    const own = countIn(wrong, (i) => quarter[i] === q);
    return fisherExact(own, { mistakes: all.mistakes - own.mistakes, n: all.n - own.n });
  });
}

function countIn(wrong: Uint8Array, isIn: (i: number) => boolean): Counted {
  const members = wrong.filter((_, i) => isIn(i));
  return { mistakes: members.reduce((sum, each) => sum + each, 0), n: members.length };
}

/**
 * Wald's test with the standard deviation of the draws, which accounts for digits of the same
 * writer.
 */
function twoSided(value: number, draws: Float64Array): number {
  const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length;
  const variance = draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, draws.length - 1);
  return variance === 0 ? 1 : erfc(Math.abs(value) / Math.sqrt(2 * variance));
}
