import type { Box, DigitReading, Raster, Reading, Refusal } from '../base/types.ts';
import { acceptanceThreshold } from '../decide/acceptance.ts';
import { align, type Span } from '../decode/align.ts';
import { calibrated, type DecodedLine, digitProbabilities } from '../decode/decodeLine.ts';
import { isDateWithLostSlash } from '../format/date.ts';
import { type Ranking, rank } from '../format/rank.ts';
import type { NumberManifest } from '../model/manifest.ts';
import { BLANK, classOf, digitsOf, LINE_CLASSES, OTHER, STRUCK_OUT } from '../model/symbols.ts';
import { givenFormat } from './givenFormat.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';
import { MAX_ERROR, type ReadingOptions, TOP } from './readingOptions.ts';
import { withSpaces } from './spaces.ts';
import { boxOf, partsOf } from './symbolInk.ts';

/** A line that was read, and its place in the picture. */
export type LocatedLine = {
  /** Strings before calibration. */
  readonly strings: DecodedLine;
  readonly strip: Raster;
  /** Bounding box of its ink, pixels of the picture. */
  readonly box: Box;
  /** Converts a box in the strip to pixels of the picture. */
  readonly toPicture: (box: Box) => Box;
  /** Reason for a refusal that was found before the model ran. */
  readonly seen: Refusal | null;
  /** At least this many symbols are written. */
  readonly pillars: number;
};

/** Builds the reading of a line of digits. */
export function lineReading(
  line: LocatedLine,
  { calibration, riskCoverage, input }: Pick<NumberManifest, 'calibration' | 'riskCoverage' | 'input'>,
  { expect, maxError = MAX_ERROR, minimumConfidence, top = TOP }: ReadingOptions,
  parameters: ReadingParameters = READING_PARAMETERS,
): Reading {
  const { seen, box, pillars } = line;
  const strings = { ...line.strings, candidates: calibrated(line.strings.candidates, calibration) };
  const spaced = withSpaces(line.strings, line.strip, input.stride, parameters);
  const written = calibrated(spaced, calibration);
  const raw = written[0].text;
  const plain = rank(written);
  const ranking = expect ? givenFormat(spaced, expect, calibration, parameters) : plain;
  const chosen = ranking ?? plain ?? { text: raw, value: '', probability: 0, candidates: [] };
  const enough = minimumConfidence ?? acceptanceThreshold(riskCoverage, maxError);
  // An IBAN begins with the letters of its country.
  const letters = expect?.kind === 'iban' && ranking !== null;
  const spelled = spelling(strings, chosen);
  const lost = spelled.length < pillars ? 'ambiguous' : null;
  const struck = raw.includes(STRUCK_OUT) ? 'crossed-out' : null;
  const why =
    struck ?? whyNot(ranking, letters ? chosen.text : raw, enough, parameters.line.mostDigits) ?? lost;
  const touching =
    why === 'ambiguous' &&
    touch({ ...line, strings }, chosen.candidates, input.stride, parameters.line.likely);
  const unclear = isUnclear(chosen, expect) ? 'ambiguous' : null;
  const reason = seen ?? (touching ? 'touching-unresolved' : why) ?? unclear;
  return {
    text: chosen.text,
    value: chosen.value,
    confidence: ranking ? chosen.probability : 0,
    raw,
    box,
    digits: digitsIn({ ...line, strings }, spelled, input.stride),
    candidates: chosen.candidates.slice(0, top),
    accepted: reason === null,
    refusal: reason,
  };
}

function whyNot(ranking: Ranking | null, raw: string, enough: number, mostDigits: number): Refusal | null {
  if (raw.includes(OTHER)) return 'not-a-digit';
  if (digitsOf(raw) === '') return 'not-a-digit';
  if (digitsOf(raw).length > mostDigits) return 'too-many';
  if (ranking === null) return 'format';
  return ranking.probability >= enough ? null : 'ambiguous';
}

/**
 * True if the two most probable numbers differ in their number of digits because the ink of two
 * neighbours is connected. A second number that is much less probable is not evidence of this:
 * every stroke can be cut in two.
 */
function touch(
  { strings, strip }: LocatedLine,
  ranked: Ranking['candidates'],
  stride: number,
  least: number,
): boolean {
  const [first, second] = ranked;
  if (!first || !second || digitsOf(first.text).length === digitsOf(second.text).length) return false;
  const likely = second.probability >= least * first.probability ? [first, second] : [first];
  return likely.some((candidate) => {
    const text = spelling(strings, candidate);
    const parts = partsOf(strip, spansOf(strings, text), stride);
    return [...text].some((_, i) => /^\d\d/.test(text.slice(i)) && parts[i].tied);
  });
}

/**
 * True if a text has two meanings, however certain the reading: two days, or a number that looks
 * like a date whose slash was read as a 1.
 */
function isUnclear({ text, candidates }: Ranking, expect: ReadingOptions['expect']): boolean {
  if (!expect) return isDateWithLostSlash(text);
  return candidates.length > 1 && candidates[1].text === text;
}

/**
 * Returns the string that was read for the chosen value. A format may write the value differently.
 */
export function spelling(
  { candidates }: Pick<DecodedLine, 'candidates'>,
  { text, value }: Pick<Reading, 'text' | 'value'>,
): string {
  const digits = digitsOf(text);
  const same = candidates.find((candidate) => digitsOf(candidate.text) === digits);
  return (
    same ??
    candidates.find((candidate) => digitsOf(candidate.text) === digitsOf(value)) ??
    candidates[0]
  ).text;
}

/** Returns the digits of a string, with their boxes in the picture. */
function digitsIn({ strings, strip, toPicture }: LocatedLine, text: string, stride: number): DigitReading[] {
  const symbols = [...text].map(classOf);
  if (symbols.length === 0) return [];
  const boxes = partsOf(strip, spansOf(strings, text), stride).map((part) => boxOf(strip, part));
  const probabilities = digitProbabilities(strings.candidates, text);
  const places = symbols.flatMap((symbol, i) => (symbol < 10 ? [i] : []));
  return places.map((place, i) => ({
    digit: symbols[place],
    box: toPicture(boxes[place]),
    probabilities: probabilities[i],
  }));
}

function spansOf({ logProbabilities }: DecodedLine, text: string): Span[] {
  return align(logProbabilities, LINE_CLASSES, BLANK, [...text].map(classOf));
}
