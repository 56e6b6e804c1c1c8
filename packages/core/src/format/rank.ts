import { groupBy } from '../base/groupBy.ts';
import { numberOf } from '../base/numberOf.ts';
import type { Candidate } from '../base/types.ts';
import type { Expect, Meaning } from './expect.ts';
import { meanings } from './interpret.ts';

/** A value with the probability that it is right; `text` is its most probable spelling. */
export type RankedCandidate = Meaning & { readonly probability: number };

/** The best value, and all values in descending order of probability. */
export type Ranking = RankedCandidate & { readonly candidates: readonly RankedCandidate[] };

type Vote = RankedCandidate & { readonly key: string };

/**
 * Weight of a spelling that the format does not allow; allowed spellings of the same digits have
 * weight 1. Callers who give a format are nearly always right. So if the digits fit, the marks were
 * probably misread: `14-000` is the amount 14000. But if the allowed spellings are very improbable,
 * something else is written: `12/05` is not the amount 1205.
 */
const ASTRAY = 0.01;
/** Weight of a spelling that the format allows but that is hardly ever written. */
const RARE = 0.1;

/**
 * Ranks the candidates by the expected format. Candidates that do not satisfy the format are
 * dropped, and candidates with the same value are merged. If a candidate has several meanings, its
 * probability is divided equally among the meanings. Returns null if no candidate satisfies the
 * format.
 *
 * **The probability** of a value is that of its digits times that of its marks. P(d) is the
 * probability of all strings with the digits d, including strings with marks that the format does
 * not allow. P(d) is divided among the values in proportion to the probability of their spellings:
 * P(v | d) = Σ w(s) p(s) over the spellings s that mean v, divided by the same sum over all
 * spellings of d. Allowed spellings have the weight w = 1; see `RARE` and `ASTRAY` for others.
 *
 * Candidates whose digits have no allowed spelling still count as doubt, with `outside` times their
 * probability: P(v) = Σ P(v | d) P(d) / (Σ P(d) + outside · rest). With `outside` = 0, P(v) would
 * be the probability of v *given* that a valid number is written. But if the most probable string
 * is invalid, it is doubtful that the written number is valid. If `1234` has the probability 0.97
 * and a Luhn number 0.01, the Luhn number would become certain, and a clerk would pay it. With
 * `outside` = 1, the format never makes digits more probable.
 *
 * Without a format, the value is the digits of the text. Strings that differ only in delimiters are
 * one number, except for a single digit: `-5` and `5` are two numbers, and the value keeps the sign.
 *
 * Probabilities that sum to more than 1 are divided by their sum.
 * @throws RangeError if a probability is negative or not a number
 */
export function rank(candidates: readonly Candidate[], expect?: Expect, outside = 1): Ranking | null {
  const total = Math.max(1, sumOf(candidates));
  const read = candidates.map(({ text, probability }) => ({ text, probability: probability / total }));
  const votes = expect ? votesFor(read, expect, outside) : read.map(asRead);
  const ranked = merge(votes).sort((a, b) => b.probability - a.probability);
  return ranked.length === 0 ? null : { ...ranked[0], candidates: ranked };
}

function asRead({ text, probability }: Candidate): Vote {
  const digits = text.replace(/\D/g, '');
  // A single digit and its mark belong together: -5 is not 5.
  if (digits.length === 1) return { key: text, text, value: text.replace(/[~? ]/g, ''), probability };
  return { key: numberOf(text), text, value: digits, probability };
}

function votesFor(candidates: readonly Candidate[], expect: Expect, outside: number): readonly Vote[] {
  const numbers = [...groupBy(candidates, ({ text }) => numberOf(text)).values()];
  const valid = numbers.filter((spellings) =>
    spellings.some(({ text }) => meanings(expect, text).length > 0),
  );
  const inside = sumOf(valid.flat());
  const whole = inside + outside * Math.max(0, 1 - inside);
  return valid
    .flatMap((spellings) => votesOf(spellings, expect))
    .map((vote) => ({ ...vote, probability: whole > 0 ? vote.probability / whole : 0 }));
}

/**
 * Distributes the probability of a number over the meanings of its spellings. Spellings with marks
 * that the format does not allow also take a share, which is lost.
 */
function votesOf(spellings: readonly Candidate[], expect: Expect): readonly Vote[] {
  // The mark of a single digit is as certain as the digit: -5 does not mean 5.
  const astray = spellings[0].text.replace(/\D/g, '').length === 1 ? 1 : ASTRAY;
  let weights = 0;
  const votes: Vote[] = [];
  for (const { text, probability } of spellings) {
    const found = meanings(expect, text);
    if (found.length === 0) weights += astray * probability;
    for (const { rare, ...meaning } of found) {
      const weight = ((rare ? RARE : 1) * probability) / found.length;
      weights += weight;
      votes.push({ ...meaning, key: meaning.value, probability: weight });
    }
  }
  const factor = weights > 0 ? sumOf(spellings) / weights : 0;
  return votes.map((vote) => ({ ...vote, probability: factor * vote.probability }));
}

function merge(votes: readonly Vote[]): RankedCandidate[] {
  const byKey = groupBy(votes, ({ key }) => key);
  return [...byKey.values()].map((same) => {
    const { text, value } = same.reduce((best, vote) => (vote.probability > best.probability ? vote : best));
    return { text, value, probability: same.reduce((sum, vote) => sum + vote.probability, 0) };
  });
}

function sumOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { text, probability }) => {
    if (!(probability >= 0) || probability === Number.POSITIVE_INFINITY)
      throw new RangeError(`rank: candidate "${text}": got probability ${probability}, wanted 0 to 1`);
    return sum + probability;
  }, 0);
}
