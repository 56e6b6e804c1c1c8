import type { Expect } from '../format/expect.ts';
import { meanings } from '../format/interpret.ts';
import { type Ranking, rank } from '../format/rank.ts';
import type { Candidate } from '../types.ts';

/** A value whose spellings are less probable than this was not read: it is only what is left when everything else is ruled out. */
const READ = 0.05;

/** The best number that satisfies a format and was read at all; null where there is none: nothing is forced into a format. */
export function satisfying(
  candidates: readonly Candidate[],
  expect: Expect | undefined,
  outside = 1,
): Ranking | null {
  const ranking = rank(candidates, expect, outside);
  return expect && ranking && readAs(ranking.value, candidates, expect) < READ ? null : ranking;
}

/** How probable the spellings of a value are, whatever the format says of others. */
function readAs(value: string, candidates: readonly Candidate[], expect: Expect): number {
  return candidates.reduce(
    (sum, { text, probability }) =>
      meanings(expect, text).some((meaning) => meaning.value === value) ? sum + probability : sum,
    0,
  );
}
