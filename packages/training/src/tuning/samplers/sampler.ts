import type { Random } from '@cifra/core/random/random.ts';
import type { Params, Space } from '../space.ts';
import type { Trial } from '../trial.ts';

/**
 * Input of a sampler: all trials so far, including running ones, and the number of the trial to
 * propose.
 */
export type Situation = {
  readonly space: Space;
  readonly trials: readonly Trial[];
  readonly number: number;
  /** A random stream for this trial, so that the same study gives the same proposal. */
  readonly random: Random;
};

/**
 * Proposes the next point of a space. A pure function of the situation, so that any worker can
 * propose.
 */
export type Sampler = (situation: Situation) => Params;
