import type { Random } from '@cifra/core/random/random.ts';
import { countOf, placeOf, valueAt } from '../../domain.ts';
import { type Domain, isActive, type Params, type Space, type Value } from '../../space.ts';
import type { Trial } from '../../trial.ts';
import { randomSampler } from '../randomSampler.ts';
import type { Sampler } from '../sampler.ts';
import { createParzen, drawPoint, logLikelihood, recency } from './parzen.ts';
import { splitTrials } from './split.ts';

/** Number of random trials before the model is used. */
const STARTUP = 10;
/** Points drawn from the good trials' mixture, of which one is chosen. */
const CANDIDATES = 24;

type Named = readonly [name: string, domain: Domain];

/**
 * Tree-structured Parzen estimator (Bergstra et al. 2011, Algorithms for Hyper-Parameter
 * Optimization), with joint parameters (Falkner et al. 2018) as in Optuna's multivariate sampler.
 * Draws points near the best tenth of the trials and chooses the one with the highest likelihood
 * ratio against the rest. Parameters under the same conditions form a group, which learns from the
 * trials that had it (Optuna's `group`).
 */
export function tpeSampler(objectives: number): Sampler {
  return (situation) => {
    const { space, trials, random } = situation;
    const ended = trials.filter(({ state }) => state === 'complete' || state === 'pruned');
    if (ended.length < STARTUP) return randomSampler(situation);
    const { good, bad } = splitTrials(trials, objectives);
    const found: Record<string, Value> = {};
    for (const [key, group] of groupsOf(space)) {
      if (!isActive(space[group[0][0]], found)) continue;
      const free = group.filter(([, domain]) => countOf(domain) > 1);
      for (const [name, domain] of group) found[name] = valueAt(domain, 0);
      if (free.length === 0) continue;
      Object.assign(found, proposeGroup(free, { good, bad, objectives, random: random.split(key) }));
    }
    return inOrder(space, found);
  };
}

type Evidence = {
  readonly good: readonly Trial[];
  readonly bad: readonly Trial[];
  readonly objectives: number;
  readonly random: Random;
};

function proposeGroup(group: readonly Named[], { good, bad, objectives, random }: Evidence): Params {
  const domains = group.map(([, domain]) => domain);
  const points = placesOf(group, good);
  const others = placesOf(group, bad);
  // Points of a front do not lose weight with age: they are good for different reasons.
  const likely = createParzen(
    domains,
    points,
    objectives === 1 ? recency(points.length) : points.map(() => 1),
  );
  const unlikely = createParzen(domains, others, recency(others.length));
  let best = { gain: Number.NEGATIVE_INFINITY, point: [] as number[] };
  for (let i = 0; i < CANDIDATES; i++) {
    const point = drawPoint(likely, random);
    const gain = logLikelihood(likely, point) - logLikelihood(unlikely, point);
    if (gain > best.gain) best = { gain, point };
  }
  return Object.fromEntries(group.map(([name, domain], i) => [name, valueAt(domain, best.point[i])]));
}

/** Places of the group in the trials that had it. */
function placesOf(group: readonly Named[], trials: readonly Trial[]): number[][] {
  return trials
    .filter(({ params }) => group.every(([name]) => name in params))
    .map(({ params }) => group.map(([name, domain]) => placeOf(domain, params[name])));
}

/**
 * Parameters with equal conditions, by those conditions; a group comes after those on which it
 * depends.
 */
function groupsOf(space: Space): Map<string, Named[]> {
  return Map.groupBy(Object.entries(space), ([, { when = {} }]) => JSON.stringify(when));
}

function inOrder(space: Space, found: Params): Params {
  return Object.fromEntries(
    Object.keys(space)
      .filter((name) => name in found)
      .map((name) => [name, found[name]]),
  );
}
