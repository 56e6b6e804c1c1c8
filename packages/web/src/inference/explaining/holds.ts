import type { Sweep, Verdict } from './verdict.ts';

/** Range of values in which a digit keeps its reading, and the readings just beyond it. */
export type Hold = {
  readonly from: number;
  readonly to: number;
  readonly below: End;
  readonly above: End;
};
/** Where and how the reading changes; null if it holds to the end of the range. */
export type End = { readonly at: number; readonly verdict: Verdict } | null;

/**
 * Finds how far a digit can be changed in either direction before it is read as another or is
 * refused.
 */
export function holds(sweep: Sweep): Hold {
  const start = sweep.findIndex(({ at }) => at === 0);
  const { verdict: written } = sweep[start];
  const walk = (step: 1 | -1) => {
    let i = start;
    while (sweep[i + step] && same(sweep[i + step].verdict, written)) i += step;
    return { last: sweep[i].at, end: sweep[i + step] ?? null };
  };
  const [down, up] = [walk(-1), walk(1)];
  return { from: down.last, to: up.last, below: down.end, above: up.end };
}

/** Stretches of a sweep with the same reading, in order; `share` of its values, in [0, 1]. */
export function stretches(sweep: Sweep): { readonly verdict: Verdict; readonly share: number }[] {
  const runs: { verdict: Verdict; count: number }[] = [];
  for (const { verdict } of sweep) {
    const last = runs.at(-1);
    if (last && same(last.verdict, verdict)) last.count++;
    else runs.push({ verdict, count: 1 });
  }
  return runs.map(({ verdict, count }) => ({ verdict, share: count / sweep.length }));
}

/** True if two readings are equivalent: same digit, and both accepted or both refused. */
export function same(a: Verdict, b: Verdict): boolean {
  return a.digit === b.digit && (a.refusal === null) === (b.refusal === null);
}
