import type { Box, Candidate, Raster } from '../base/types.ts';
import { align, type Span } from '../decode/align.ts';
import type { DecodedLine } from '../decode/decodeLine.ts';
import { upperMedian } from '../image/quantile.ts';
import { BLANK, classOf, LINE_CLASSES } from '../model/symbols.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';
import { boxOf, partsOf } from './symbolInk.ts';

type SpaceParameters = ReadingParameters['spaces'];

/** The features by which a space between groups differs from other gaps, one for each weight. */
export type GapFeatures = Readonly<Record<keyof SpaceParameters['weights'], number>>;

/** A gap between two symbols of a string that may be a space. */
export type Gap = {
  /** Index of the symbol after the gap. */
  readonly place: number;
  readonly after: keyof SpaceParameters['prior'];
  readonly features: GapFeatures;
};

/**
 * Writes spaces between groups of digits into strings: `95346 89104`, `(212) 555 0123`. The line model
 * has no class for a space. A space is where one gap of the best string is much wider than the
 * others; it stands at the same ink in all strings.
 *
 * @param stride pixels of the strip for each column of `logProbabilities`
 */
export function withSpaces(
  { candidates, logProbabilities }: DecodedLine,
  strip: Raster,
  stride: number,
  { spaces }: ReadingParameters = READING_PARAMETERS,
): readonly Candidate[] {
  const best = [...(candidates[0]?.text ?? '')];
  if (placesFor(best).length < spaces.leastGaps) return candidates;
  const spans = spansOf(best, logProbabilities);
  const boxes = partsOf(strip, spans, stride).map((part) => boxOf(strip, part));
  const columns = gapsIn(best, boxes, spaces)
    .filter((gap) => isSpace(gap, spaces))
    .map(({ place }) => (middleOf(spans[place - 1]) + middleOf(spans[place])) / 2);
  if (columns.length === 0) return candidates;
  return candidates.map(({ text, probability }) => ({
    text: spacedAt(columns, [...text], logProbabilities),
    probability,
  }));
}

/**
 * Measures the gaps of a string that may be spaces: those between digits, and next to parentheses.
 * Other marks separate groups themselves. Returns none if there are too few gaps to compare.
 *
 * @param boxes ink of each symbol, pixels of the strip
 */
export function gapsIn(
  symbols: readonly string[],
  boxes: readonly Box[],
  { leastGaps, room }: SpaceParameters = READING_PARAMETERS.spaces,
): Gap[] {
  const places = placesFor(symbols);
  if (places.length < leastGaps) return [];
  const digits = boxes.filter((_, i) => isDigit(symbols[i]));
  const [height, width] = [
    upperMedian(digits.map((box) => box.height)),
    upperMedian(digits.map((box) => box.width)),
  ];
  // In a box of its own, a 1 has more paper around it than other digits.
  const missing = (i: number) => (isDigit(symbols[i]) ? Math.max(0, width - boxes[i].width) / 2 : 0);
  const gaps = places.map((place) => {
    const [left, right] = [boxes[place - 1], boxes[place]];
    return (right.x - left.x - left.width - missing(place - 1) - missing(place)) / height;
  });
  return places.map((place, i) => {
    const others = upperMedian(gaps.filter((_, k) => k !== i));
    return {
      place,
      after: symbols[place - 1] === ')' ? 'parenthesis' : 'digit',
      features: {
        excess: gaps[i] - others,
        ratio: Math.log((Math.max(0, gaps[i]) + room) / (Math.max(0, others) + room)),
      },
    };
  });
}

function isSpace({ after, features }: Gap, { weights, bias, prior }: SpaceParameters): boolean {
  return weights.excess * features.excess + weights.ratio * features.ratio + bias + prior[after] > 0;
}

/** Returns the indices of the symbols before which a space can be. */
function placesFor(symbols: readonly string[]): number[] {
  return symbols.flatMap((symbol, i) =>
    i > 0 && /[\d)]/.test(symbols[i - 1]) && /[\d(]/.test(symbol) ? [i] : [],
  );
}

/** @param columns of spaces */
function spacedAt(
  columns: readonly number[],
  symbols: readonly string[],
  logProbabilities: Float32Array,
): string {
  if (symbols.length === 0) return '';
  const middles = spansOf(symbols, logProbabilities).map(middleOf);
  const places = placesFor(symbols);
  return symbols
    .map((symbol, i) => {
      const isSpaced =
        places.includes(i) && columns.some((column) => column > middles[i - 1] && column <= middles[i]);
      return isSpaced ? ` ${symbol}` : symbol;
    })
    .join('');
}

function spansOf(symbols: readonly string[], logProbabilities: Float32Array): Span[] {
  return align(logProbabilities, LINE_CLASSES, BLANK, symbols.map(classOf));
}

function middleOf({ from, to }: Span): number {
  return (from + to + 1) / 2;
}

function isDigit(symbol: string): boolean {
  return /\d/.test(symbol);
}
