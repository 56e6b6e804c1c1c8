import { type ExplainingWords, english } from './explainingWords.ts';
import type { Finding } from './findings.ts';

/** What is told about two digits between which a reading was decided. */
export type Told = {
  readonly digit: number;
  readonly against: number;
  /** Of 0–9. */
  readonly probabilities: readonly number[];
  readonly findings: readonly Finding[];
};

/** A digit that keeps this much of the probability has not been shaken. */
const UNSHAKEN = 0.99;

/** "Why this and not that" in plain sentences, one idea each: the text alternative of the maps. */
export function sentences(told: Told, say: ExplainingWords = english): string[] {
  const { digit, against, probabilities } = told;
  const best = mostProbable(probabilities);
  const shares = (digits: readonly number[]) => named(digits, probabilities, say);
  const opening =
    best === digit
      ? say.rather(digit, against, shares([digit, against]))
      : say.alone(best, shares(best === against ? [digit, against] : [best, digit, against]));
  return [opening, ...[digit, against].flatMap((favours) => argument(favours, told, say))];
}

function argument(favours: number, { digit, against, findings }: Told, say: ExplainingWords): string[] {
  const own = findings.filter((finding) => finding.favours === favours);
  const other = favours === digit ? against : digit;
  if (own.length === 0) return [say.nothing(favours, other)];
  return own.map((finding, i) => {
    const then = effect(finding, { digit, against }, say);
    return i === 0
      ? say.speaks(finding.words, favours, other, then)
      : say.speaksToo(finding.words, favours, then);
  });
}

/** What would be without a part, or how much it counts where nothing would change. */
function effect(
  { cover, without, weight, favours }: Finding,
  { digit, against }: Pick<Told, 'digit' | 'against'>,
  say: ExplainingWords,
): string {
  const best = mostProbable(without);
  // What speaks for the other digit leaves the digit what it was, and surer.
  if (best === digit && (favours === against || without[best] > UNSHAKEN))
    return say.lessLikely(cover, favours, Math.exp(weight));
  const other = best === digit ? against : digit;
  return say.wouldBe(cover, best, best === digit, named([best, other], without, say));
}

function mostProbable(probabilities: readonly number[]): number {
  return probabilities.indexOf(Math.max(...probabilities));
}

/** `4: 91.2 %, 9: 8.0 %` */
function named(digits: readonly number[], probabilities: readonly number[], say: ExplainingWords): string {
  return digits.map((digit) => `${digit}: ${say.percent(probabilities[digit])}`).join(', ');
}
