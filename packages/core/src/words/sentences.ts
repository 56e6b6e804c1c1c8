import type { DigitExplanation } from '../explain/explainDigit.ts';
import type { Finding } from '../explain/findings.ts';
import type { ReasonWords } from './reasonWords.ts';

/** The part of an explanation that is put into words. */
export type Explained = Pick<DigitExplanation, 'digit' | 'against' | 'probabilities' | 'findings'>;

/** A digit that keeps at least this probability counts as unchanged. */
const UNSHAKEN = 0.99;

/**
 * Returns sentences that say why the digit was read and not the other one. They are the text
 * alternative of the maps.
 */
export function sentences(explained: Explained, say: ReasonWords): string[] {
  const { digit, against, probabilities } = explained;
  const best = mostProbable(probabilities);
  const shares = (digits: readonly number[]) => named(digits, probabilities, say);
  const opening =
    best === digit
      ? say.rather(digit, against, shares([digit, against]))
      : say.alone(best, shares(best === against ? [digit, against] : [best, digit, against]));
  return [opening, ...[digit, against].flatMap((favours) => argument(favours, explained, say))];
}

function argument(favours: number, { digit, against, findings }: Explained, say: ReasonWords): string[] {
  const own = findings.filter((finding) => finding.favours === favours);
  const other = favours === digit ? against : digit;
  if (own.length === 0) return [say.nothing(favours, other)];
  return own.map((finding, i) => {
    const then = effect(finding, { digit, against }, say);
    return i === 0
      ? say.supports(finding.part, favours, other, then)
      : say.supportsToo(finding.part, favours, then);
  });
}

/**
 * Describes the reading without a part; where it stays the same, how much less likely it becomes.
 */
function effect(
  { cover, without, weight, favours }: Finding,
  { digit, against }: Pick<Explained, 'digit' | 'against'>,
  say: ReasonWords,
): string {
  const best = mostProbable(without);
  // Covering evidence for the other digit only makes the reading more certain.
  if (best === digit && (favours === against || without[best] > UNSHAKEN))
    return say.lessLikely(cover, favours, Math.exp(weight));
  const other = best === digit ? against : digit;
  return say.wouldBe(cover, best, best === digit, named([best, other], without, say));
}

function mostProbable(probabilities: readonly number[]): number {
  return probabilities.indexOf(Math.max(...probabilities));
}

/** `4: 91.2 %, 9: 8.0 %` */
function named(digits: readonly number[], probabilities: readonly number[], say: ReasonWords): string {
  return digits.map((digit) => `${digit}: ${say.percent(probabilities[digit])}`).join(', ');
}
