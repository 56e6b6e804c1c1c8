import type { Figure } from '@cifra/core/model/manifest.ts';
import type { BundleManifest } from '../bundle/card.ts';
import type { Batches } from '../learn/batches.ts';
import type { Plan } from '../nn/plan.ts';
import type { StepOptions } from '../nn/step.ts';
import type { Batch, TrainingState } from '../nn/trainer.ts';
import type { Judgement } from './digit/judge.ts';

/** What a run learns: a recipe's data, network and loss, how it is judged and what is released. */
export type Task = {
  readonly plan: Plan;
  readonly options: StepOptions;
  readonly batches: Batches;
  /** SHA-256 of the raw bytes of each data file. */
  readonly files: Readonly<Record<string, string>>;
  /** Examples to learn from and held out. */
  readonly examples: number;
  readonly heldOut: number;
  /** What was left out of the data, and why. */
  readonly warnings: readonly string[];
  /** The teachers' logits on the batch of a step, where there are teachers. */
  readonly teacher?: (step: number, batch: Batch) => Promise<Float32Array>;
  validate(state: TrainingState): Promise<Judgement>;
  /** Writes the bundle of these weights into `folder`; gives the figure on digits for testing, where there are any. */
  release(
    folder: string,
    state: TrainingState,
    training: Omit<BundleManifest['training'], 'recipe'>,
  ): Promise<Figure | undefined>;
  dispose(): Promise<void>;
};
