import { nonDominationRanks } from '../../front/domination.ts';
import { spanning } from '../../front/hypervolume.ts';
import { type CompleteTrial, completeOf, type Trial } from '../../trial.ts';

export type Split = { readonly good: readonly Trial[]; readonly bad: readonly Trial[] };

/**
 * Splits the trials into the best tenth (at most 25 for one objective) and the rest. Complete
 * trials rank before pruned ones, and trials that were pruned later rank before those pruned
 * earlier. Running trials count as bad, so that workers avoid the same place ("constant liar").
 * Failed trials also count as bad, because a place where training diverges is not a good place
 * (Optuna ignores them).
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

/**
 * By non-domination rank; of the rank that does not fit completely, those that span the largest
 * volume (Ozaki et al. 2022).
 */
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

/** Trials that reached a later step first; ties by value. */
function byProgress(a: Trial, b: Trial): number {
  const [last, other] = [a.reports.at(-1), b.reports.at(-1)];
  if (!last || !other) return (last ? 0 : 1) - (other ? 0 : 1);
  return other.step - last.step || last.value - other.value;
}
