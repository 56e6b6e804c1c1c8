import type { Candidate } from '../format/rank.ts';
import type { NumberManifest } from '../model/manifest.ts';
import { BLANK, digitsOf, LINE_CLASSES, SYMBOLS } from '../model/symbols.ts';
import { logSoftmax } from './logSoftmax.ts';
import { prefixSearch } from './prefixSearch.ts';

/** What the columns of a line say. */
export type LineStrings = {
  /** Most probable first. The first is '' on empty paper. */
  readonly candidates: readonly Candidate[];
  /** ln P of each column, [columns, LINE_CLASSES]. */
  readonly logProbabilities: Float32Array;
};

/**
 * The strings of a line.
 * @param logits [columns, LINE_CLASSES]
 */
export function readLine(
  logits: Float32Array,
  { temperature }: Pick<NumberManifest, 'temperature'>,
): LineStrings {
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
export function together(views: readonly LineStrings[]): LineStrings {
  const sums = new Map<string, number>();
  for (const { text, probability } of views.flatMap(({ candidates }) => candidates)) {
    sums.set(text, (sums.get(text) ?? 0) + probability / views.length);
  }
  const candidates = [...sums].map(([text, probability]) => ({ text, probability }));
  candidates.sort((a, b) => b.probability - a.probability);
  return { candidates, logProbabilities: views[0].logProbabilities };
}

/**
 * Makes the probabilities honest. What is calibrated is the probability that the *digits* are right: strings that differ in
 * their marks alone are the same number, and share its probability in proportion. Best number first.
 */
export function calibrated(
  candidates: readonly Candidate[],
  calibration: NumberManifest['calibration'],
): Candidate[] {
  const numbers = [...Map.groupBy(candidates, ({ text }) => numberOf(text)).values()].map((spellings) => ({
    spellings,
    probability: spellings.reduce((sum, { probability }) => sum + probability, 0),
  }));
  numbers.sort((a, b) => b.probability - a.probability);
  const raw = Math.min(1, numbers[0].probability);
  const first = calibrate(raw, calibration);
  // What the first one is given or loses, the others lose or are given; but none of them becomes more probable than it.
  const others = Math.min(
    raw < 1 ? (1 - first) / (1 - raw) : 0,
    numbers.length > 1 ? first / Math.max(numbers[1].probability, Number.MIN_VALUE) : 1,
  );
  return numbers.flatMap(({ spellings }, i) => {
    const factor = i === 0 ? first / Math.max(raw, Number.MIN_VALUE) : others;
    return spellings.map(({ text, probability }) => ({ text, probability: probability * factor }));
  });
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
