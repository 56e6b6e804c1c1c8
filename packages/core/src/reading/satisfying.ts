import type { Candidate } from '../base/types.ts';
import type { Expect } from '../format/expect.ts';
import { meanings } from '../format/interpret.ts';
import { type Ranking, rank } from '../format/rank.ts';

/**
 * Returns the best number that satisfies a format, or null where none was read: no reading is
 * forced into a format.
 *
 * @param outside weight of strings whose digits do not fit, see `rank`
 * @param least smallest probability of the spellings of a value that was read: a less probable
 * value would win only because the format rules out everything else
 */
export function satisfying(
  candidates: readonly Candidate[],
  expect: Expect | undefined,
  outside: number,
  least: number,
): Ranking | null {
  const ranking = rank(candidates, expect, outside);
  return expect && ranking && readAs(ranking.value, candidates, expect) < least ? null : ranking;
}

/**
 * Returns the total probability of the spellings of a value, including those that the format
 * rejects.
 */
function readAs(value: string, candidates: readonly Candidate[], expect: Expect): number {
  return candidates.reduce(
    (sum, { text, probability }) =>
      meanings(expect, text).some((meaning) => meaning.value === value) ? sum + probability : sum,
    0,
  );
}
