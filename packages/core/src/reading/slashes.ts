import { align, type Span } from '../decode/align.ts';
import type { DecodedLine } from '../decode/decodeLine.ts';

import { BLANK, classOf, LINE_CLASSES } from '../model/symbols.ts';
import type { Candidate, Raster } from '../types.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';
import { type StrokeShape, strokeShape } from './strokeShape.ts';
import { partsOf } from './symbolInk.ts';

/**
 * Moves a part of each candidate's probability to the string with a slash in place of a 1, if that
 * 1 leans, or is high, like a slash: the line model saw few slashes in training.
 *
 * @param stride pixels of the strip for each column of `logProbabilities`
 */
export function withSlashes(
  { candidates, logProbabilities }: DecodedLine,
  strip: Raster,
  stride: number,
  { slashes }: ReadingParameters = READING_PARAMETERS,
): Candidate[] {
  return candidates.flatMap((candidate, rank) => {
    const symbols = [...candidate.text];
    if (rank >= slashes.candidates || !symbols.includes('1')) return [candidate];
    const spans = align(logProbabilities, LINE_CLASSES, BLANK, symbols.map(classOf));
    const parts = partsOf(strip, spans, stride);
    const seen = symbols.map((symbol, i): Seen => {
      const shape = strokeShape(strip, parts[i]);
      return { symbol, shape, logRatio: logRatioOf(logProbabilities, spans[i]) };
    });
    return symbols.reduce(
      (spelled, symbol, place) => {
        const probability = symbol === '1' ? slashProbability(seen, place, slashes) : 0;
        return probability < slashes.least ? spelled : split(spelled, place, probability);
      },
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

/** Returns each candidate with a 1 and with a slash at a place. */
function split(candidates: readonly Candidate[], place: number, slash: number): Candidate[] {
  return candidates.flatMap(({ text, probability }) => [
    { text, probability: (1 - slash) * probability },
    { text: `${text.slice(0, place)}/${text.slice(place + 1)}`, probability: slash * probability },
  ]);
}

/**
 * Returns the largest log probability of a slash in a span and one column around it, minus that of
 * a 1.
 */
function logRatioOf(logProbabilities: Float32Array, { from, to }: Span): number {
  const last = logProbabilities.length / LINE_CLASSES - 1;
  let [slash, one] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let column = Math.max(0, from - 1); column <= Math.min(last, to + 1); column++) {
    slash = Math.max(slash, logProbabilities[column * LINE_CLASSES + classOf('/')]);
    one = Math.max(one, logProbabilities[column * LINE_CLASSES + classOf('1')]);
  }
  return slash - one;
}

/** Returns the probability that the stroke at a place is a slash. */
function slashProbability(
  seen: readonly Seen[],
  place: number,
  { weights, bias, prior, ...slashes }: ReadingParameters['slashes'],
): number {
  const { shape, logRatio } = seen[place];
  const around = seen.flatMap((other, i) =>
    other.shape !== null && i !== place && /\d/.test(other.symbol)
      ? [{ ...other.shape, digit: Number(other.symbol) }]
      : [],
  );
  if (shape === null || around.length === 0) return 0;
  const digits = around.filter(({ digit }) => digit !== 1);
  const ones = around.filter(({ digit }) => digit === 1).map(({ lean }) => lean);
  const slants = digits.map(({ lean, digit }) => lean - slashes.leans[digit] + slashes.usualLean);
  const slant = slants.length > 0 ? median(slants) : slashes.unknownLean;
  const height = median((digits.length > 0 ? digits : around).map((other) => other.height));
  const logOdds =
    weights.lean * shape.lean +
    weights.leanBeyondDigits * (shape.lean - slant) +
    weights.leanBeyondOnes * (shape.lean - Math.min(shape.lean, ...ones)) +
    weights.slenderness * Math.min(slashes.mostSlender, shape.slenderness) +
    weights.height * Math.max(1, shape.height / height) +
    weights.model * Math.max(slashes.modelRange[0], Math.min(slashes.modelRange[1], logRatio)) +
    (around.length === 1 ? prior.pair : prior.longer) +
    bias;
  return 1 / (1 + Math.exp(-logOdds));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
