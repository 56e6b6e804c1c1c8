import { nonDominationRanks } from '../../front/domination.ts';
import { spanning } from '../../front/hypervolume.ts';
import { type CompleteTrial, completeOf, type Trial } from '../../trial.ts';

export type Split = { readonly good: readonly Trial[]; readonly bad: readonly Trial[] };

/**
 * The best tenth of the trials, at most 25 of one objective, and the rest. Complete trials come before pruned ones, of which
 * those that came further are better. Running ones are taken to be bad, lest workers try the same place at once ("constant liar"),
 * and failed ones too: a place where training diverges is no good place (Optuna forgets them).
 */
export function splitTrials(trials: readonly Trial[], objectives: number): Split {
  const complete = completeOf(trials);
  const pruned = trials.filter(({ state }) => state === 'pruned').sort(byProgress);
  const tenth = Math.ceil(0.1 * (complete.length + pruned.length));
  const wanted = objectives === 1 ? Math.min(25, tenth) : tenth;
  const good = new Set<Trial>([...best(complete, wanted, objectives), ...pruned].slice(0, wanted));
  const known = trials.filter(({ state }) => state !== 'abandoned');
  return { good: known.filter((trial) => good.has(trial)), bad: known.filter((trial) => !good.has(trial)) };
}

function best(trials: readonly CompleteTrial[], wanted: number, objectives: number): Trial[] {
  return objectives === 1
    ? trials.toSorted((a, b) => a.values[0] - b.values[0]).slice(0, wanted)
    : bestOfSeveral(trials, wanted);
}

/** By rank of non-domination; of the rank that does not fit in whole those that span the largest volume (Ozaki et al. 2022). */
function bestOfSeveral(trials: readonly CompleteTrial[], wanted: number): Trial[] {
  const ranks = nonDominationRanks(trials.map(({ values }) => values));
  const chosen: Trial[] = [];
  for (let rank = 0; chosen.length < wanted && ranks.includes(rank); rank++) {
    const members = trials.filter((_, i) => ranks[i] === rank);
    const room = wanted - chosen.length;
    const values = members.map((trial) => trial.values);
    chosen.push(...(members.length <= room ? members : spanning(values, room).map((i) => members[i])));
  }
  return chosen;
}

/** Those that came further first; of equals the better ones. */
function byProgress(a: Trial, b: Trial): number {
  const [last, other] = [a.reports.at(-1), b.reports.at(-1)];
  if (!last || !other) return (last ? 0 : 1) - (other ? 0 : 1);
  return other.step - last.step || last.value - other.value;
}
