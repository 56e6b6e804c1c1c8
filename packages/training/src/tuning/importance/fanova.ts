import { createRandom } from '@cifra/core/random/random.ts';
import { placeOf } from '../domain.ts';
import type { Space } from '../space.ts';
import type { CompleteTrial } from '../trial.ts';
import { growTree, type Leaf } from './tree.ts';

const TREES = 64;

export type Importance = {
  readonly parameter: string;
  /**
   * Share of the variance over the whole space that this parameter explains by itself, averaged
   * over the trees.
   */
  readonly share: number;
};

/**
 * Importance of each parameter by itself, most important first: functional ANOVA over a random
 * forest (Hutter, Hoos & Leyton-Brown 2014, An Efficient Approach for Assessing Hyperparameter
 * Importance). The sum is below 1 if parameters interact. Inactive parameters of a trial are set to
 * the middle of their domain, as in the paper.
 *
 * @param values of the trials, one each
 */
export function importances(
  space: Space,
  trials: readonly CompleteTrial[],
  values: readonly number[],
): Importance[] {
  const names = Object.keys(space);
  const samples = trials.map(({ params }, i) => ({
    point: names.map((name) => (name in params ? placeOf(space[name], params[name]) : 0.5)),
    value: values[i],
  }));
  const random = createRandom('fanova');
  const sums = names.map(() => 0);
  for (let tree = 0; tree < TREES; tree++) {
    const chance = random.split(tree);
    const drawn = samples.map(() => samples[chance.integer(samples.length)]);
    for (const [axis, share] of shares(growTree(drawn, chance)).entries()) sums[axis] += share / TREES;
  }
  return names.map((parameter, axis) => ({ parameter, share: sums[axis] })).sort((a, b) => b.share - a.share);
}

/**
 * Share of a tree's variance, under a uniform measure on the space, that each axis explains by
 * itself; 0 if there is no variance.
 */
export function shares(leaves: readonly Leaf[]): number[] {
  const axes = leaves[0].low.length;
  const volumes = leaves.map(({ low, high }) =>
    high.reduce((volume, end, axis) => volume * (end - low[axis]), 1),
  );
  const mean = leaves.reduce((sum, { value }, i) => sum + volumes[i] * value, 0);
  const variance = leaves.reduce((sum, { value }, i) => sum + volumes[i] * (value - mean) ** 2, 0);
  return Array.from({ length: axes }, (_, axis) =>
    variance > 0 ? alone(leaves, { axis, volumes, mean }) / variance : 0,
  );
}

/** Variance of the tree's mean over all other axes, as a function of one axis. */
function alone(
  leaves: readonly Leaf[],
  { axis, volumes, mean }: { axis: number; volumes: readonly number[]; mean: number },
): number {
  const ends = [...new Set(leaves.flatMap(({ low, high }) => [low[axis], high[axis]]))].sort((a, b) => a - b);
  let variance = 0;
  for (let i = 1; i < ends.length; i++) {
    const middle = (ends[i - 1] + ends[i]) / 2;
    let height = 0;
    for (const [k, { low, high, value }] of leaves.entries()) {
      if (low[axis] < middle && middle < high[axis])
        height += (value * volumes[k]) / (high[axis] - low[axis]);
    }
    variance += (ends[i] - ends[i - 1]) * (height - mean) ** 2;
  }
  return variance;
}
