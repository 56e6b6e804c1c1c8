import type { Candidate } from '../base/types.ts';
import type { Expect } from '../format/expect.ts';
import { meanings } from '../format/interpret.ts';
import { type Ranking, rank } from '../format/rank.ts';

/**
 * Returns the best number that satisfies a format, or null if no such number was read. A reading is
 * never changed to fit a format.
 *
 * @param outside weight of strings whose digits do not fit, see `rank`
 * @param least a value counts as read only if its spellings have at least this probability; a less
 * probable value would be chosen only because the format excludes all others
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
