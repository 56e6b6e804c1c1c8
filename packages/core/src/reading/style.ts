import { groupBy } from '../base/groupBy.ts';
import type { Candidate, DigitImage } from '../base/types.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';
import { HABITS, type PerHabit, perHabit, type Style } from './styles.ts';
import { barFeatures, flagFeatures } from './variants.ts';

/** A digit as written. */
export type WrittenDigit = { readonly digit: number; readonly image: DigitImage };

type StyleParameters = ReadingParameters['style'];

/**
 * Returns, for each habit, how much better it explains the 1s and 7s of a string than a writer of
 * unknown habits does: Σ ln P(ink | digit, habit) / P(ink | digit).
 */
export function habitEvidence(
  digits: readonly WrittenDigit[],
  { style }: Pick<ReadingParameters, 'style'> = READING_PARAMETERS,
): PerHabit {
  const each = digits.map((digit) => evidenceOf(digit, style));
  return perHabit((_, habit) => each.reduce((sum, evidence) => sum + evidence[habit], 0));
}

function evidenceOf({ digit, image }: WrittenDigit, style: StyleParameters): PerHabit {
  if (digit === 1)
    return ofVariant(oddsOf(flagFeatures(image), style.flag), style.flag.rates, 'flags', style);
  if (digit === 7) return ofVariant(oddsOf(barFeatures(image), style.bar), style.bar.rates, 'bars', style);
  return [0, 0, 0, 0];
}

/**
 * @param odds P(ink | variant) / P(ink | other way of writing)
 * @param rates share of the variant in the digits of writers without and with the habit
 */
function ofVariant(
  odds: number,
  rates: readonly [number, number],
  which: 'flags' | 'bars',
  { priors }: StyleParameters,
): PerHabit {
  const likelihood = (rate: number) => rate * odds + 1 - rate;
  const usual = HABITS.reduce((sum, habit, i) => sum + priors.auto[i] * rates[habit[which]], 0);
  return perHabit((habit) => Math.log(likelihood(rates[habit[which]]) / likelihood(usual)));
}

function oddsOf<Feature extends string>(
  features: Readonly<Record<Feature, number>> | null,
  { weights, bias }: { readonly weights: Readonly<Record<Feature, number>>; readonly bias: number },
): number {
  if (features === null) return 1;
  const names = Object.keys(weights) as Feature[];
  return Math.exp(names.reduce((sum, name) => sum + weights[name] * features[name], bias));
}

/**
 * Rescores strings that differ only in 1 and 7. The probability of each is multiplied by
 * (Σ prior · P(ink | string, habit) / P(ink | string)) ^ weight, and their total stays the same.
 *
 * @param evidence `habitEvidence` of the digits of a string
 */
export function withStyle(
  candidates: readonly Candidate[],
  prior: PerHabit,
  evidence: (text: string) => PerHabit,
  { style }: Pick<ReadingParameters, 'style'> = READING_PARAMETERS,
): readonly Candidate[] {
  const doubts = doubtsIn(candidates, style);
  if (doubts.length === 0) return candidates;
  const rescored = new Map<Candidate, number>();
  for (const group of doubts) {
    const scores = group.map(
      ({ text, probability }) => probability * mixture(prior, evidence(text)) ** style.weight,
    );
    const factor = sumOf(group.map(({ probability }) => probability)) / sumOf(scores);
    for (const [i, candidate] of group.entries()) rescored.set(candidate, factor * scores[i]);
  }
  return candidates
    .map((candidate) => ({ ...candidate, probability: rescored.get(candidate) ?? candidate.probability }))
    .sort((a, b) => b.probability - a.probability);
}

/** True if a 1 of some string may be a 7. */
export function hasStyleDoubt(
  candidates: readonly Candidate[],
  { style }: Pick<ReadingParameters, 'style'> = READING_PARAMETERS,
): boolean {
  return doubtsIn(candidates, style).length > 0;
}

/** Groups of strings that differ only in 1 and 7, each with a probability that counts. */
function doubtsIn(candidates: readonly Candidate[], { most, least }: StyleParameters): Candidate[][] {
  const likely = candidates.slice(0, most).filter(({ probability }) => probability >= least);
  return [...groupBy(likely, ({ text }) => text.replaceAll('7', '1')).values()].filter(
    (group) => group.length > 1,
  );
}

/**
 * Returns the probability of each habit of the writer of a line.
 *
 * @param others `habitEvidence` of the other lines of the picture: one person wrote all of them
 */
export function habitPrior(
  chosen: Style,
  others: readonly PerHabit[],
  { style }: Pick<ReadingParameters, 'style'> = READING_PARAMETERS,
): PerHabit {
  const prior = style.priors[chosen];
  if (chosen !== 'auto') return prior;
  const logs = prior.map((share, i) => Math.log(share) + sumOf(others.map((evidence) => evidence[i])));
  const largest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - largest));
  const total = sumOf(weights);
  return perHabit((_, i) => weights[i] / total);
}

/**
 * Rescores a single digit: moves probability between 1 and 7. Without a known style, it is unchanged.
 *
 * @param logits ten, of one digit
 */
export function digitLogits(
  logits: Float32Array,
  image: DigitImage,
  { temperature, chosen }: { readonly temperature: number; readonly chosen: Style },
  { style }: Pick<ReadingParameters, 'style'> = READING_PARAMETERS,
): Float32Array {
  if (chosen === 'auto') return logits;
  const prior = style.priors[chosen];
  const [one, seven] = [1, 7].map(
    (digit) =>
      logits[digit] / temperature +
      style.weight * Math.log(mixture(prior, habitEvidence([{ digit, image }], { style }))),
  );
  const logSum = (a: number, b: number) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
  const shift = logSum(logits[1] / temperature, logits[7] / temperature) - logSum(one, seven);
  const changed = Float32Array.from(logits);
  changed[1] = temperature * (one + shift);
  changed[7] = temperature * (seven + shift);
  return changed;
}

function mixture(prior: PerHabit, evidence: PerHabit): number {
  return sumOf(prior.map((share, habit) => share * Math.exp(evidence[habit])));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
