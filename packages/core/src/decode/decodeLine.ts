import type { NumberManifest } from '../model/manifest.ts';
import { BLANK, digitsOf, LINE_CLASSES, SYMBOLS } from '../model/symbols.ts';
import type { Candidate } from '../types.ts';
import { logSoftmax } from './logSoftmax.ts';
import { prefixSearch } from './prefixSearch.ts';

/** What the columns of a line say. */
export type DecodedLine = {
  /** Most probable first. The first is '' on empty paper. */
  readonly candidates: readonly Candidate[];
  /** ln P of each column, [columns, LINE_CLASSES]. */
  readonly logProbabilities: Float32Array;
};

/**
 * The strings of a line.
 * @param logits [columns, LINE_CLASSES]
 */
export function decodeLine(
  logits: Float32Array,
  { temperature }: Pick<NumberManifest, 'temperature'>,
): DecodedLine {
  const logProbabilities = logSoftmax(logits, LINE_CLASSES, temperature);
  const candidates = prefixSearch(logProbabilities, LINE_CLASSES, { blank: BLANK }).map(
    ({ classes, logProbability }): Candidate => ({
      text: classes.map((symbol) => SYMBOLS[symbol]).join(''),
      probability: Math.exp(logProbability),
    }),
  );
  return { candidates, logProbabilities };
}

/** Several views of one line as one: the mean probability of each string; the columns are those of the first view. */
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
 * Calibrates the probabilities. What is calibrated is the probability that the *digits* are right: strings that differ in
 * their marks alone are the same number, and share its probability in proportion. Best number first.
 */
export function calibrated(
  candidates: readonly Candidate[],
  calibration: NumberManifest['calibration'],
): Candidate[] {
  return withBest(candidates, (probability) => calibrate(probability, calibration));
}

/** The candidates with another probability of the best number; its spellings keep their proportion. Best number first. */
export function withBest(
  candidates: readonly Candidate[],
  probabilityOf: (probability: number, number: string) => number,
): Candidate[] {
  const numbers = [...Map.groupBy(candidates, ({ text }) => numberOf(text))].map(([number, spellings]) => ({
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
      probability: (probability * after[i]) / Math.max(before[i], Number.MIN_VALUE),
    })),
  );
}

/**
 * Probabilities, largest first, of which the first becomes `first`: what it gains the others lose in proportion, and the reverse.
 * None of them becomes larger than the first.
 */
export function withFirst(probabilities: readonly number[], first: number): number[] {
  const [largest, second = 0] = probabilities;
  const before = Math.min(1, largest);
  const factor = Math.min(
    before < 1 ? (1 - first) / (1 - before) : 0,
    second > 0 ? first / second : Number.POSITIVE_INFINITY,
  );
  return probabilities.map((probability, i) => (i === 0 ? first : probability * factor));
}

/** What two spellings of one number have in common: digits, and what is no digit. */
export function numberOf(text: string): string {
  return text.replace(/[^0-9?]/g, '');
}

/** Platt's map (1999) on log odds; 0 and 1 stay what they are. */
export function calibrate(probability: number, { slope, intercept }: NumberManifest['calibration']): number {
  if (probability <= 0 || probability >= 1) return probability;
  const odds = Math.log(probability / (1 - probability));
  return 1 / (1 + Math.exp(-(slope * odds + intercept)));
}

/**
 * Probabilities of 0–9 at each place of `text`: what the candidates with as many digits say there.
 * @returns one list of ten for each digit of the text
 */
export function digitProbabilities(candidates: readonly Candidate[], text: string): number[][] {
  const digits = digitsOf(text);
  const alike = candidates.filter((candidate) => digitsOf(candidate.text).length === digits.length);
  const whole = alike.reduce((sum, { probability }) => sum + probability, 0);
  return [...digits].map((own, place) => {
    const shares = new Array<number>(10).fill(0);
    if (whole === 0) shares[Number(own)] = 1;
    // Divided at the end: shares that are divided first may sum to more than 1 by a rounding.
    for (const { text, probability } of alike) shares[Number(digitsOf(text)[place])] += probability;
    return whole > 0 ? shares.map((share) => share / whole) : shares;
  });
}
