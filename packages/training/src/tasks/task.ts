import type { Figure } from '@cifra/core/model/manifest.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { BundleManifest } from '../bundle/card.ts';
import type { Batches } from '../learn/batches.ts';
import type { Plan } from '../nn/plan.ts';
import type { StepOptions } from '../nn/step.ts';
import type { Batch, TrainingState } from '../nn/trainer.ts';
import type { Validations } from './digit/validation.ts';

/** What a run learns: a recipe's data, network and loss, its evaluation and its release. */
export type Task = {
  readonly plan: Plan;
  readonly options: StepOptions;
  readonly batches: Batches;
  /** Fresh weights, where no other run's are used. */
  freshState(random: Random): TrainingState;
  /** SHA-256 of the raw bytes of each data file. */
  readonly files: Readonly<Record<string, string>>;
  /** Number of examples for training and held out. */
  readonly examples: number;
  readonly heldOut: number;
  /** Data that were left out, with reasons. */
  readonly warnings: readonly string[];
  /** The teachers' logits on the batch of a step, if there are teachers. */
  readonly teacher?: (step: number, batch: Batch) => Promise<Float32Array>;
  validate(state: TrainingState): Promise<Validations>;
  /**
   * Writes the bundle of these weights into `folder`. Returns the figure on test digits, if there
   * are any.
   */
  release(
    folder: string,
    state: TrainingState,
    training: Omit<BundleManifest['training'], 'recipe'>,
  ): Promise<Figure | undefined>;
  dispose(): Promise<void>;
};
