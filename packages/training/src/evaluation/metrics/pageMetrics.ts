import { PAGE_CLASSES, type PageClass } from '@cifra/core/model/pageClasses.ts';
import type { PageMap } from '@cifra/core/model/pageModel.ts';

/** What is right in each cell of a picture; planes [height, width] as in `PageMap`. */
export type PageTruth = {
  /** Indices of `PAGE_CLASSES`. */
  readonly labels: Uint8Array;
  /** 1 on the middle half of a line's core: lines stay apart however close they are. */
  readonly centre: Uint8Array;
  /** Height of the line's core, pixels; 0 where there is no line. */
  readonly height: Float32Array;
  /** Cosine and sine of the writing direction. */
  readonly cos: Float32Array;
  readonly sin: Float32Array;
  /** 1 + the index in `LINE_KINDS`; 0 where there is no line. */
  readonly kind: Uint8Array;
};

/**
 * Counts that add up over pictures, as one vector: cells with the wrong class; cells in both, and in
 * either, of truth and prediction, for each class; centres found, not found and invented; centres of
 * the right kind; histograms of the errors of height and direction on true centres.
 */
export type PageCounts = Float64Array<ArrayBuffer>;

export type PageScores = {
  /** Share of the cells with the wrong class. */
  readonly error: number;
  /** Intersection over union (Jaccard 1912) of each class; absent if neither side has it. */
  readonly iou: Readonly<Partial<Record<PageClass, number>>>;
  /** Cells on the middle half of a line's core. */
  readonly centre: { readonly precision: number; readonly recall: number; readonly f1: number };
  /** Share of the true centres whose most probable kind is right. */
  readonly kindAccuracy: number;
  /** Medians over the true centres: |predicted / true - 1|, and degrees. */
  readonly heightError: number;
  readonly directionError: number;
};

const CLASSES = PAGE_CLASSES.length;
/** Bins of a histogram; the last also counts all that is larger. */
const BINS = 400;
const HEIGHT_BIN = 1 / BINS;
const DEGREES_BIN = 90 / BINS;
/** Offsets in the vector of counts. */
const AT = {
  cells: 0,
  wrong: 1,
  both: 2,
  either: 2 + CLASSES,
  found: 2 + 2 * CLASSES,
  missed: 3 + 2 * CLASSES,
  invented: 4 + 2 * CLASSES,
  rightKind: 5 + 2 * CLASSES,
  height: 6 + 2 * CLASSES,
  direction: 6 + 2 * CLASSES + BINS,
  end: 6 + 2 * CLASSES + 2 * BINS,
} as const;

/** Compares one picture. */
export function countPage(map: PageMap, truth: PageTruth): PageCounts {
  const counts = new Float64Array(AT.end);
  counts[AT.cells] = truth.labels.length;
  for (let i = 0; i < truth.labels.length; i++) {
    countClass(counts, largest(map.classes, i), truth.labels[i]);
    const isCentre = truth.centre[i] === 1;
    if (map.centre[i] >= 0.5) counts[isCentre ? AT.found : AT.invented]++;
    else if (isCentre) counts[AT.missed]++;
    if (isCentre) countLine(counts, map, truth, i);
  }
  return counts;
}

function countClass(counts: PageCounts, said: number, label: number): void {
  if (said === label) counts[AT.both + label]++;
  else {
    counts[AT.wrong]++;
    counts[AT.either + said]++;
  }
  counts[AT.either + label]++;
}

function countLine(counts: PageCounts, map: PageMap, { height, cos, sin, kind }: PageTruth, i: number): void {
  if (1 + largest(map.kinds, i) === kind[i]) counts[AT.rightKind]++;
  const ratio = Math.abs(map.coreHeight[i] / height[i] - 1);
  counts[AT.height + binOf(ratio / HEIGHT_BIN)]++;
  const gap = map.direction[i] - Math.atan2(sin[i], cos[i]);
  const degrees = (Math.abs(Math.atan2(Math.sin(gap), Math.cos(gap))) * 180) / Math.PI;
  counts[AT.direction + binOf(degrees / DEGREES_BIN)]++;
}

const binOf = (place: number) => Math.min(BINS - 1, Math.floor(place));

/** Index of the plane with the largest value in a cell. */
function largest(planes: readonly Float32Array[], i: number): number {
  let best = 0;
  for (let k = 1; k < planes.length; k++) if (planes[k][i] > planes[best][i]) best = k;
  return best;
}

/** @param counts of at least one picture; weighted, for the bootstrap */
export function pageScores(counts: readonly PageCounts[], weights?: ArrayLike<number>): PageScores {
  const sum = new Float64Array(AT.end);
  for (const [i, each] of counts.entries()) {
    const weight = weights?.[i] ?? 1;
    if (weight > 0) for (let k = 0; k < sum.length; k++) sum[k] += weight * each[k];
  }
  const iou = PAGE_CLASSES.flatMap((name, k): [PageClass, number][] =>
    sum[AT.either + k] > 0 ? [[name, sum[AT.both + k] / sum[AT.either + k]]] : [],
  );
  const [found, missed, invented] = [sum[AT.found], sum[AT.missed], sum[AT.invented]];
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  return {
    error: share(sum[AT.wrong], sum[AT.cells]),
    iou: Object.fromEntries(iou),
    centre: {
      precision: share(found, found + invented),
      recall: share(found, found + missed),
      f1: share(2 * found, 2 * found + missed + invented),
    },
    kindAccuracy: share(sum[AT.rightKind], found + missed),
    heightError: HEIGHT_BIN * median(sum.subarray(AT.height, AT.height + BINS)),
    directionError: DEGREES_BIN * median(sum.subarray(AT.direction, AT.direction + BINS)),
  };
}

/** The middle of a histogram, in bins: values are spread evenly over each; 0 if it is empty. */
function median(histogram: Float64Array): number {
  const half = histogram.reduce((sum, count) => sum + count, 0) / 2;
  let before = 0;
  for (const [bin, count] of histogram.entries()) {
    if (count > 0 && before + count >= half) return bin + (half - before) / count;
    before += count;
  }
  return 0;
}
