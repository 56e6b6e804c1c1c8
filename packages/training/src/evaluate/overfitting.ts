import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { loadDataset } from '../data/sources/load.ts';
import { DataError } from '../dataset/dataError.ts';
import { type Dataset, subset } from '../dataset/dataset.ts';
import { splitByLabel, splitByWriter } from '../dataset/split.ts';
import type { Chance } from '../evaluation/metrics/fairness.ts';
import {
  type CurvePoint,
  type GapUnavailable,
  gapOf,
  type Overfitting,
  type Seen,
} from '../evaluation/metrics/overfitting.ts';
import { shuffled } from '../learn/batches.ts';
import type { EpochEvent } from '../learn/events.ts';
import { heldOutFor } from './heldOut.ts';

export type OverfittingOptions = {
  readonly manifest: Pick<DigitManifest, 'training'>;
  readonly dataRoot: string;
  /** Maximum number of training digits to read, and of held-out digits. */
  readonly sample: number;
  readonly chance: Chance;
  /** Epochs of the run that made the model, if its folder is available. */
  readonly epochs: readonly EpochEvent[];
  /** Returns [n]: 1 if the model misreads the digit, 0 if not. */
  readonly misread: (digits: Dataset) => Promise<Uint8Array>;
};

/**
 * Measures overfitting: compares training digits with held-out digits, and returns the run's
 * curves.
 */
export async function measureOverfitting(options: OverfittingOptions): Promise<Overfitting> {
  const curves = options.epochs.map(pointOf);
  const sides = await ownData(options);
  const measured =
    'reason' in sides
      ? { unavailable: sides }
      : gapOf(await seen(sides.train, options), await seen(sides.validation, options), options.chance);
  return { ...measured, ...(curves.length > 0 && { curves }) };
}

type Sides = { readonly train: Dataset; readonly validation: Dataset };

/**
 * Samples of the model's training digits and of its held-out digits, or the reason why they are
 * unavailable.
 */
async function ownData({
  manifest,
  dataRoot,
  sample,
  chance,
}: OverfittingOptions): Promise<Sides | GapUnavailable> {
  const { data } = manifest.training.recipe as { data?: { train?: unknown } };
  const name = data?.train;
  if (name !== 'mnist' && name !== 'usps') return { reason: 'unpublished' };
  try {
    const dataset = await loadDataset(name, 'train', { root: dataRoot });
    const split = heldOutFor(manifest, name);
    const { train, validation } =
      name === 'mnist' ? splitByWriter(dataset, split) : splitByLabel(dataset, split);
    const random = createRandom(chance.seed).split('overfitting');
    const some = (rows: Uint32Array) =>
      subset(
        dataset,
        Array.from(shuffled(rows.length, random).subarray(0, sample), (at) => rows[at]),
      );
    return { train: some(train), validation: some(validation) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { reason: 'missing', message: error.message };
  }
}

async function seen(digits: Dataset, { misread }: OverfittingOptions): Promise<Seen> {
  return { wrong: await misread(digits), writers: digits.writers };
}

function pointOf({ epoch, trainingLoss, validation, training }: EpochEvent): CurvePoint {
  return {
    epoch,
    trainingLoss,
    validationLoss: validation.nll,
    validationError: validation.error,
    ...(training && { trainingError: training.error }),
  };
}
