import { softmax } from '@cifra/core/decide/softmax.ts';
import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { createAugment, digitAugmentation } from '@cifra/training/augment/augment.ts';
import type { Dataset } from '@cifra/training/dataset/dataset.ts';
import { predict, scoreLogits } from '@cifra/training/learn/validation.ts';
import { foldedModel } from '@cifra/training/nn/folded.ts';
import type { Plan } from '@cifra/training/nn/plan.ts';
import { inferenceGraph } from '@cifra/training/nn/release.ts';
import { averageDecayAt, learningRateAt } from '@cifra/training/nn/schedules.ts';
import type { ModelSpec } from '@cifra/training/nn/spec.ts';
import type { StepOptions } from '@cifra/training/nn/step.ts';
import { type Batch, initialState, type Trainer } from '@cifra/training/nn/trainer.ts';
import { syntheticDataset } from '@cifra/training/synthetic/digits/syntheticDataset.ts';

const PIXELS = 28 * 28;
const CLASSES = 10;

/** Digits by one writer, in MNIST's frame. */
export type WriterDigits = Pick<Dataset, 'images' | 'labels'>;

/** Numbers of misread digits of a set, before and after. */
export type Change = { readonly n: number; readonly before: number; readonly after: number };

export type Lesson = {
  readonly model: Uint8Array;
  /** The digits of the lesson. */
  readonly writer: Change;
  /** Synthetic digits by other writers, whose error must not rise. */
  readonly check: Change;
  /**
   * Position between the released weights (0) and the fine-tuned weights (1); 0 = nothing could be
   * learned without harm.
   */
  readonly share: number;
};

export type FineTuneOptions = {
  readonly runtime: Runtime;
  readonly openTrainer: (plan: Plan, options: StepOptions) => Promise<Trainer>;
  readonly random: Random;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: number, steps: number, loss: number) => void;
};

const STEPS = 60;
/** A batch: digits by the writer, and by others so that earlier learning is not forgotten. */
const OWN = 32;
const OTHERS = 48;
const OPTIONS: StepOptions = {
  batchSize: OWN + OTHERS,
  optimiser: { kind: 'sgd', momentum: 0.9, nesterov: true },
  weightDecay: 0,
  clipNorm: 1,
  loss: { kind: 'classes', labelSmoothing: 0 },
};
const PEAK = 0.02;
const SCHEDULE = { kind: 'oneCycle', warmUp: 0.2, descent: 'cosine' } as const;
const AVERAGE = 0.9;
const REHEARSED = { writers: 120, perWriter: 20, seed: 'rehearsed' } as const;
const CHECKED = { writers: 100, perWriter: 10, seed: 'checked' } as const;
/** Interpolation factors to try, largest first. */
const SHARES = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0];

/**
 * Fine-tunes a released model on a few digits by one writer, in seconds.
 *
 * All layers learn, with batch normalisation folded (`foldedModel`). Each batch also has synthetic
 * digits, with the released model's own probabilities as targets (Li & Hoiem 2016, Learning without
 * Forgetting). At the end, the weights are moved back towards the released ones until no more
 * digits of the check set are misread than before (Wortsman et al. 2022, Robust fine-tuning of
 * zero-shot models, arXiv:2109.01903).
 */
export async function fineTune(
  { manifest, model }: { readonly manifest: DigitManifest; readonly model: Uint8Array },
  writer: WriterDigits,
  { runtime, openTrainer, random, signal, onStep }: FineTuneOptions,
): Promise<Lesson> {
  const { plan, weights } = foldedModel((manifest.training.recipe as { model: ModelSpec }).model, model);
  const batchAt = await lessonBatches(model, writer, runtime, random);
  const trainer = await openTrainer(plan, OPTIONS);
  try {
    await trainer.restore({ ...initialState(plan, OPTIONS, random), weights, average: weights });
    for (let step = 0; step < STEPS; step++) {
      signal?.throwIfAborted();
      const hyper = {
        learningRate: learningRateAt(SCHEDULE, PEAK, step, STEPS),
        averageDecay: averageDecayAt(AVERAGE, step),
      };
      const { loss } = await trainer.step(batchAt(step), hyper, random.split(step));
      onStep?.(step + 1, STEPS, loss);
    }
    const { average } = await trainer.state();
    return await unharmed(plan, weights, average, writer, runtime);
  } finally {
    await trainer.dispose();
  }
}

/**
 * Yields batches of the writer's digits, each slightly augmented, and of other digits with the
 * released model's targets.
 */
async function lessonBatches(
  model: Uint8Array,
  writer: WriterDigits,
  runtime: Runtime,
  random: Random,
): Promise<(step: number) => Batch> {
  const { images: drawn, labels } = syntheticDataset(REHEARSED);
  const others = { images: changed(drawn, random.split('others')), labels };
  const logits = await predict(model, others, runtime);
  const augment = createAugment();
  return (step) => {
    const chance = random.split('batch').split(step);
    const images = new Float32Array((OWN + OTHERS) * PIXELS);
    const targets = new Float32Array((OWN + OTHERS) * CLASSES);
    for (let row = 0; row < OWN; row++) {
      const index = (step * OWN + row) % writer.labels.length;
      augment(digitAt(writer, index), chance.split(row), digitAugmentation, rowOf(images, row));
      targets[row * CLASSES + writer.labels[index]] = 1;
    }
    for (let row = OWN; row < OWN + OTHERS; row++) {
      const index = chance.integer(others.labels.length);
      rowOf(images, row).set(digitAt(others, index).map((byte) => byte / 255));
      targets.set(softmax(logits.subarray(index * CLASSES, (index + 1) * CLASSES)), row * CLASSES);
    }
    return { images, targets };
  };
}

async function unharmed(
  plan: Plan,
  released: Float32Array,
  tuned: Float32Array,
  writer: WriterDigits,
  runtime: Runtime,
): Promise<Lesson> {
  const check = syntheticDataset(CHECKED);
  const modelOf = (share: number) =>
    inferenceGraph(plan, { weights: released.map((weight, i) => weight + share * (tuned[i] - weight)) });
  const mistakes = async (model: Uint8Array, { images, labels }: WriterDigits) =>
    scoreLogits(await predict(model, { images, labels }, runtime), labels).mistakes;
  const before = { writer: await mistakes(modelOf(0), writer), check: await mistakes(modelOf(0), check) };
  for (const share of SHARES) {
    const model = modelOf(share);
    const after = await mistakes(model, check);
    if (after > before.check) continue;
    return {
      model,
      writer: { n: writer.labels.length, before: before.writer, after: await mistakes(model, writer) },
      check: { n: check.labels.length, before: before.check, after },
      share,
    };
  }
  throw new Error('fineTune: the released weights read their own check set worse than before');
}

function digitAt({ images }: WriterDigits, index: number): Uint8Array {
  return images.subarray(index * PIXELS, (index + 1) * PIXELS);
}

function rowOf(images: Float32Array, row: number): Float32Array {
  return images.subarray(row * PIXELS, (row + 1) * PIXELS);
}

/**
 * Returns each digit with one small augmentation; the released model computes their targets once.
 */
function changed(images: Uint8Array, random: Random): Uint8Array {
  const all = new Uint8Array(images.length);
  const one = new Float32Array(PIXELS);
  const augment = createAugment();
  for (let at = 0; at < images.length; at += PIXELS) {
    augment(images.subarray(at, at + PIXELS), random.split(at), digitAugmentation, one);
    for (let p = 0; p < PIXELS; p++) all[at + p] = Math.round(255 * one[p]);
  }
  return all;
}
