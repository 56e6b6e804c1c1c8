import type { Random } from '@cifra/core/random.ts';
import type { Params, Space } from '../space.ts';
import type { Trial } from '../trial.ts';

/** Where a sampler stands: all trials so far (those that run now among them), and the number of the one to propose. */
export type Situation = {
  readonly space: Space;
  readonly trials: readonly Trial[];
  readonly number: number;
  /** This trial's own stream: the same study proposes the same again. */
  readonly random: Random;
};

/** Proposes the next point of a space. A pure function of the situation, so that any worker can propose. */
export type Sampler = (situation: Situation) => Params;
