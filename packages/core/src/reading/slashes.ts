import type { Candidate, Raster } from '../base/types.ts';
import { align, type Span } from '../decode/align.ts';
import type { DecodedLine } from '../decode/decodeLine.ts';
import { upperMedian } from '../image/quantile.ts';
import { BLANK, classOf, LINE_CLASSES } from '../model/symbols.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';
import { type StrokeShape, strokeShape } from './strokeShape.ts';
import { partsOf } from './symbolInk.ts';

const SLASH = classOf('/');
const ONE = classOf('1');

/**
 * Moves a part of each candidate's probability to the string with a slash in place of a 1, if the
 * stroke is slanted or high like a slash. The line model was trained with few slashes.
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
    const seen = seeSymbols(candidate.text, logProbabilities, strip, stride);
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
export type SeenSymbol = {
  readonly symbol: string;
  readonly shape: StrokeShape | null;
  readonly logRatio: number;
};

/** Finds the ink of each symbol of a string in its strip. */
export function seeSymbols(
  text: string,
  logProbabilities: Float32Array,
  strip: Raster,
  stride: number,
): SeenSymbol[] {
  const symbols = [...text];
  const spans = align(logProbabilities, LINE_CLASSES, BLANK, symbols.map(classOf));
  const parts = partsOf(strip, spans, stride);
  return symbols.map((symbol, i) => ({
    symbol,
    shape: strokeShape(strip, parts[i]),
    logRatio: logRatioOf(logProbabilities, spans[i]),
  }));
}

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
    slash = Math.max(slash, logProbabilities[column * LINE_CLASSES + SLASH]);
    one = Math.max(one, logProbabilities[column * LINE_CLASSES + ONE]);
  }
  return slash - one;
}

/** The features by which a slash differs from a 1, one for each weight. */
export type SlashFeatures = Readonly<Record<keyof SlashParameters['weights'], number>>;

type SlashParameters = ReadingParameters['slashes'];

/** Measures a stroke against the digits around it; null if there are none. */
export function slashFeatures(
  { shape, logRatio }: SeenSymbol,
  around: readonly SeenDigit[],
  { leans, usualLean, unknownLean, mostSlender, modelRange }: SlashParameters,
): SlashFeatures | null {
  if (shape === null || around.length === 0) return null;
  const digits = around.filter(({ digit }) => digit !== 1);
  const ones = around.filter(({ digit }) => digit === 1).map(({ lean }) => lean);
  const slants = digits.map(({ lean, digit }) => lean - leans[digit] + usualLean);
  const height = upperMedian((digits.length > 0 ? digits : around).map((other) => other.height));
  return {
    lean: shape.lean,
    leanBeyondDigits: shape.lean - (slants.length > 0 ? upperMedian(slants) : unknownLean),
    leanBeyondOnes: shape.lean - Math.min(shape.lean, ...ones),
    slenderness: Math.min(mostSlender, shape.slenderness),
    // A seam may have cut off a part of a stroke, but a slash is no lower than a digit.
    height: Math.max(1, shape.height / height),
    model: Math.max(modelRange[0], Math.min(modelRange[1], logRatio)),
  };
}

/** The shape of a digit. */
export type SeenDigit = StrokeShape & { readonly digit: number };

/** Returns the digits of a string except the symbol at a place. */
export function digitsAround(seen: readonly SeenSymbol[], place: number): SeenDigit[] {
  return seen.flatMap(({ shape, symbol }, i) =>
    shape !== null && i !== place && /\d/.test(symbol) ? [{ ...shape, digit: Number(symbol) }] : [],
  );
}

/** Returns the probability that the stroke at a place is a slash. */
function slashProbability(seen: readonly SeenSymbol[], place: number, slashes: SlashParameters): number {
  const around = digitsAround(seen, place);
  const features = slashFeatures(seen[place], around, slashes);
  if (features === null) return 0;
  const { weights, bias, prior, most } = slashes;
  const names = Object.keys(weights) as (keyof SlashFeatures)[];
  const evidence = names.reduce((sum, name) => sum + weights[name] * features[name], bias);
  const length = around.length === 1 ? 'pair' : 'longer';
  return Math.min(most[length], 1 / (1 + Math.exp(-(evidence + prior[length]))));
}
