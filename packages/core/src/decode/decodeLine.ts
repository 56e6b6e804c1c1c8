import { groupBy } from '../base/groupBy.ts';
import { numberOf } from '../base/numberOf.ts';
import type { Candidate } from '../base/types.ts';
import type { NumberManifest } from '../model/manifest.ts';
import { BLANK, digitsOf, LINE_CLASSES, SYMBOLS } from '../model/symbols.ts';
import { logSoftmax } from './logSoftmax.ts';
import { DECODE_PARAMETERS, type DecodeParameters } from './parameters.ts';
import { prefixSearch } from './prefixSearch.ts';

/** Strings of a line, decoded from its columns. */
export type DecodedLine = {
  /** Most probable first; empty paper has '' as the first. */
  readonly candidates: readonly Candidate[];
  /** ln P of each column, [columns, LINE_CLASSES]. */
  readonly logProbabilities: Float32Array;
};

/**
 * Decodes the strings of a line.
 * @param logits [columns, LINE_CLASSES]
 */
export function decodeLine(
  logits: Float32Array,
  { temperature }: Pick<NumberManifest, 'temperature'>,
  parameters: DecodeParameters = DECODE_PARAMETERS,
): DecodedLine {
  const logProbabilities = logSoftmax(logits, LINE_CLASSES, temperature);
  const candidates = prefixSearch(logProbabilities, LINE_CLASSES, BLANK, parameters).map(
    ({ classes, logProbability }): Candidate => ({
      text: classes.map((symbol) => SYMBOLS[symbol]).join(''),
      probability: Math.exp(logProbability),
    }),
  );
  return { candidates, logProbabilities };
}

/**
 * Combines several views of one line: the mean probability of each string. The columns are those of
 * the first view.
 */
export function together(views: readonly DecodedLine[]): DecodedLine {
  const sums = new Map<string, number>();
  for (const { text, probability } of views.flatMap(({ candidates }) => candidates)) {
    sums.set(text, (sums.get(text) ?? 0) + probability / views.length);
  }
  const candidates = [...sums].map(([text, probability]) => ({ text, probability }));
  candidates.sort((a, b) => b.probability - a.probability);
  return { candidates, logProbabilities: views[0].logProbabilities };
}

/**
 * Calibrates the probability that the *digits* are right. Strings that differ only in their marks
 * count as the same number. The calibrated probability of the number is divided among these strings
 * in proportion to their own probabilities. Best number first.
 */
export function calibrated(
  candidates: readonly Candidate[],
  calibration: NumberManifest['calibration'],
): Candidate[] {
  return withBest(candidates, (probability) => calibrate(probability, calibration));
}

/**
 * Changes the probability of the best number; its spellings keep their proportion. Best number
 * first.
 */
export function withBest(
  candidates: readonly Candidate[],
  probabilityOf: (probability: number, number: string) => number,
): Candidate[] {
  const numbers = [...groupBy(candidates, ({ text }) => numberOf(text))].map(([number, spellings]) => ({
    number,
    spellings,
    probability: spellings.reduce((sum, { probability }) => sum + probability, 0),
  }));
  numbers.sort((a, b) => b.probability - a.probability);
  const before = numbers.map(({ probability }) => probability);
  const after = withFirst(before, probabilityOf(Math.min(1, before[0]), numbers[0].number));
  return numbers.flatMap(({ spellings }, i) =>
    spellings.map(({ text, probability }) => ({
      text,
      // A number without probability has none to share.
      probability: before[i] > 0 ? (probability * after[i]) / before[i] : 0,
    })),
  );
}

/** Largest ratio of another probability to the first: a tie would be decided by rounding. */
const BELOW_FIRST = 1 - 1e-6;

/**
 * Replaces the first of descending probabilities by `first`. The others are scaled so that the sum
 * stays the same, but all stay below the first.
 */
export function withFirst(probabilities: readonly number[], first: number): number[] {
  const [largest, second = 0] = probabilities;
  const before = Math.min(1, largest);
  const factor = Math.min(
    before < 1 ? (1 - first) / (1 - before) : 0,
    second > 0 ? (BELOW_FIRST * first) / second : Number.POSITIVE_INFINITY,
  );
  return probabilities.map((probability, i) => (i === 0 ? first : probability * factor));
}

/** Applies Platt's map (1999) to the log odds; 0 and 1 stay unchanged. */
export function calibrate(probability: number, { slope, intercept }: NumberManifest['calibration']): number {
  if (probability <= 0 || probability >= 1) return probability;
  const odds = Math.log(probability / (1 - probability));
  return 1 / (1 + Math.exp(-(slope * odds + intercept)));
}

/**
 * Returns the probabilities of 0–9 at each digit of `text`, from the candidates with the same
 * number of digits.
 * @returns one list of ten per digit of the text
 */
export function digitProbabilities(candidates: readonly Candidate[], text: string): number[][] {
  const digits = digitsOf(text);
  const alike = candidates.filter((candidate) => digitsOf(candidate.text).length === digits.length);
  const whole = alike.reduce((sum, { probability }) => sum + probability, 0);
  return [...digits].map((own, place) => {
    const shares = new Array<number>(10).fill(0);
    if (whole === 0) shares[Number(own)] = 1;
    // Divided only at the end, because rounding could otherwise make the sum larger than 1.
    for (const { text, probability } of alike) shares[Number(digitsOf(text)[place])] += probability;
    return whole > 0 ? shares.map((share) => share / whole) : shares;
  });
}
