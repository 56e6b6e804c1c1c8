import { align, type Span } from '../decode/align.ts';
import type { DecodedLine } from '../decode/decodeLine.ts';

import { BLANK, classOf, LINE_CLASSES } from '../model/symbols.ts';
import type { Candidate, Raster } from '../types.ts';
import { type StrokeShape, strokeShape } from './strokeShape.ts';
import { partsOf } from './symbolInk.ts';

/**
 * Log odds of a slash against a 1. Fitted by logistic regression on 611 slashes of UNIPEN and 2,974
 * ones of UNIPEN and MNIST, in whole numbers and among digits of the same writer, where the line
 * model read a 1 or a slash. Lean: pixels to the right for each pixel up.
 */
const WEIGHTS = {
  lean: 1.63,
  leanBeyondDigits: 5.13,
  leanBeyondOnes: 2.36,
  slenderness: 0.353,
  /** Height of the stroke, divided by that of the digits; a seam may have cut off a part of it. */
  height: 1.53,
  /** The line model's own log ratio of a slash to a 1. */
  model: 0.202,
};
const BIAS = -5.62;
/**
 * Log odds of a slash where the line model read a 1: next to one digit, where a picture must not be
 * accepted without its mark, and in longer numbers. In longer ones the reader then doubts 85 % of
 * those slashes and 8 % of the ones.
 */
const PRIOR = { pair: -1, longer: -3.1 };
/** Slenderness beyond this says no more: it depends on the pen. */
const MOST_SLENDER = 14;
/** Range of the line model's log ratio in the fit. */
const MODEL_RANGE = [-12, 8] as const;
/** Median lean of each digit's ink in those numbers, and of all. */
const LEANS = [0.13, 0.05, -0.02, -0.03, -0.03, 0.09, -0.02, -0.06, 0.06, -0.06];
const USUAL_LEAN = 0.03;
/** Lean where no other digit shows the writer's. */
const UNKNOWN_LEAN = 0.12;
/** Candidates that are looked at: the rest has next to no probability. */
const CANDIDATES = 8;
/** A slash less probable than this is none. */
const LEAST = 0.02;

/**
 * Gives a part of each candidate's probability to the string with a slash in place of a 1 that
 * leans, or is high, like a slash: the line model saw few slashes among its training numbers.
 *
 * @param stride pixels of the strip for each column of `logProbabilities`
 */
export function withSlashes(
  candidates: readonly Candidate[],
  strip: Raster,
  logProbabilities: DecodedLine['logProbabilities'],
  stride: number,
): Candidate[] {
  return candidates.flatMap((candidate, rank) => {
    const symbols = [...candidate.text];
    if (rank >= CANDIDATES || !symbols.includes('1')) return [candidate];
    const spans = align(logProbabilities, LINE_CLASSES, BLANK, symbols.map(classOf));
    const parts = partsOf(strip, spans, stride);
    const seen = symbols.map((symbol, i): Seen => {
      const shape = strokeShape(strip, parts[i]);
      return { symbol, shape, logRatio: logRatioOf(logProbabilities, spans[i]) };
    });
    return symbols.reduce(
      (spelled, symbol, place) =>
        symbol === '1' ? split(spelled, place, slashProbability(seen, place)) : spelled,
      [candidate],
    );
  });
}

/** One symbol of a string: its ink, and the line model's log ratio of a slash to a 1 there. */
type Seen = {
  readonly symbol: string;
  readonly shape: StrokeShape | null;
  readonly logRatio: number;
};

/** Each candidate with a 1 and with a slash at a place. */
function split(candidates: readonly Candidate[], place: number, slash: number): Candidate[] {
  if (slash < LEAST) return [...candidates];
  return candidates.flatMap(({ text, probability }) => [
    { text, probability: (1 - slash) * probability },
    { text: `${text.slice(0, place)}/${text.slice(place + 1)}`, probability: slash * probability },
  ]);
}

/** The largest probability of a slash in a span and one column around it, divided by that of a 1. */
function logRatioOf(logProbabilities: Float32Array, { from, to }: Span): number {
  const last = logProbabilities.length / LINE_CLASSES - 1;
  let [slash, one] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let column = Math.max(0, from - 1); column <= Math.min(last, to + 1); column++) {
    slash = Math.max(slash, logProbabilities[column * LINE_CLASSES + classOf('/')]);
    one = Math.max(one, logProbabilities[column * LINE_CLASSES + classOf('1')]);
  }
  return Math.max(MODEL_RANGE[0], Math.min(MODEL_RANGE[1], slash - one));
}

/** The probability that the stroke at a place is a slash. */
function slashProbability(seen: readonly Seen[], place: number): number {
  const { shape, logRatio } = seen[place];
  const around = seen.flatMap((other, i) =>
    other.shape !== null && i !== place && /\d/.test(other.symbol)
      ? [{ ...other.shape, digit: Number(other.symbol) }]
      : [],
  );
  if (shape === null || around.length === 0) return 0;
  const digits = around.filter(({ digit }) => digit !== 1);
  const ones = around.filter(({ digit }) => digit === 1).map(({ lean }) => lean);
  const slants = digits.map(({ lean, digit }) => lean - LEANS[digit] + USUAL_LEAN);
  const slant = slants.length > 0 ? median(slants) : UNKNOWN_LEAN;
  const height = median((digits.length > 0 ? digits : around).map((other) => other.height));
  const logOdds =
    WEIGHTS.lean * shape.lean +
    WEIGHTS.leanBeyondDigits * (shape.lean - slant) +
    WEIGHTS.leanBeyondOnes * (shape.lean - Math.min(shape.lean, ...ones)) +
    WEIGHTS.slenderness * Math.min(MOST_SLENDER, shape.slenderness) +
    WEIGHTS.height * Math.max(1, shape.height / height) +
    WEIGHTS.model * logRatio;
  const prior = around.length === 1 ? PRIOR.pair : PRIOR.longer;
  return 1 / (1 + Math.exp(-(logOdds + BIAS + prior)));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
