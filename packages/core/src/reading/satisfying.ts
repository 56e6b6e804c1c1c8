import type { Expect } from '../format/expect.ts';
import { meanings } from '../format/interpret.ts';
import { type Ranking, rank } from '../format/rank.ts';
import type { Candidate } from '../types.ts';

/**
 * Returns the best number that satisfies a format; null where none was read: nothing is forced into
 * a format.
 *
 * @param outside weight of strings whose digits do not fit, see `rank`
 * @param least a value whose spellings are less probable was not read: it is only what is left
 * when everything else is ruled out
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

/** The probability of the spellings of a value, whatever the format says of others. */
function readAs(value: string, candidates: readonly Candidate[], expect: Expect): number {
  return candidates.reduce(
    (sum, { text, probability }) =>
      meanings(expect, text).some((meaning) => meaning.value === value) ? sum + probability : sum,
    0,
  );
}
