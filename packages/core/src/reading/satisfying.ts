import type { Expect } from '../format/expect.ts';
import { type Candidate, type Ranking, rank } from '../format/rank.ts';

/** A number less probable than this was not read: it is only what is left when everything else is ruled out. */
const READ = 0.05;

/** The best number that satisfies a format and was read at all; null where there is none: nothing is forced into a format. */
export function satisfying(candidates: readonly Candidate[], expect: Expect | undefined): Ranking | null {
  const ranking = rank(candidates, expect);
  return expect && ranking && ranking.probability < READ ? null : ranking;
}
