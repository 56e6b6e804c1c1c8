import type { Expect, Meaning } from './expect.ts';
import { meanings } from './interpret.ts';

/** A string as the reader gives it, with the probability that it is the whole string on the paper. */
export type Candidate = { readonly text: string; readonly probability: number };

/** A value with the probability that it is right; `text` is its most probable way on the paper. */
export type RankedCandidate = Meaning & { readonly probability: number };

/** The best value, and all values from the most to the least probable. */
export type Ranking = RankedCandidate & { readonly candidates: readonly RankedCandidate[] };

type Vote = RankedCandidate & { readonly key: string };

/**
 * Ranks what was read by the expected format. Candidates that do not satisfy it drop out; those of the same value
 * are one, with the sum of their probabilities; one of several meanings gives each an equal share. Null when
 * nothing satisfies the format.
 *
 * **The probability** of a value is that it was read right *and* the format holds: P(v) = Σ p(s) over the strings s
 * that mean v. It is not divided by the share of valid strings, Σ P(v). That quotient is the probability of v
 * *given* that a valid number is on the paper, and just this is in doubt when the reader prefers a string that is
 * none: `1234` at 0.97 beside a Luhn number at 0.01 would become a certain Luhn number, and a clerk would pay it. The
 * mass that no valid candidate explains (invalid strings, and strings not in the list) stays as doubt,
 * 1 − Σ P(v). So a format helps by gathering the spellings of a value and by choosing another one than the reader
 * would; it never makes any string more probable than the reader found it, and thresholds that were chosen without
 * a format hold with one. Only where the given probabilities sum to more than 1 are they divided by their sum.
 *
 * Without a format: the text as read, its digits as value; strings that differ in delimiters alone are one,
 * except of a single digit: `-5` and `5` are two numbers.
 *
 * Throws a RangeError when a probability is negative or no number.
 */
export function rank(candidates: readonly Candidate[], expect?: Expect): Ranking | null {
  const total = Math.max(1, sumOf(candidates));
  const votes = candidates.flatMap((candidate) => votesOf(candidate, total, expect));
  const ranked = merge(votes).sort((a, b) => b.probability - a.probability);
  return ranked.length === 0 ? null : { ...ranked[0], candidates: ranked };
}

function votesOf({ text, probability }: Candidate, total: number, expect?: Expect): readonly Vote[] {
  if (!expect) {
    const value = text.replace(/\D/g, '');
    // `12?` is not 12: something that is no digit stands there. A single digit and its mark are read as one: -5 is not 5.
    const key = value.length === 1 ? text : text.replace(/[^\d?]/g, '');
    return [{ key, text, value, probability: probability / total }];
  }
  const found = meanings(expect, text);
  return found.map((meaning) => ({
    ...meaning,
    key: meaning.value,
    probability: probability / total / found.length,
  }));
}

function merge(votes: readonly Vote[]): RankedCandidate[] {
  const byKey = Map.groupBy(votes, ({ key }) => key);
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
