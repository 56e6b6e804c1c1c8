import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { argMax } from '@cifra/core/decide/argMax.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { fitTemperature, meanNll } from '../calibrate/temperature.ts';
import type { Dataset } from '../dataset/dataset.ts';

const PIXELS = DIGIT_SIDE ** 2;
const CLASSES = 10;
/** Large enough that a call costs little, small enough for the caches of the first layers. */
const BATCH = 250;

/** Quality of a model on held-out digits. */
export type Validation = {
  readonly n: number;
  readonly mistakes: number;
  /** Share of digits that are read wrong. */
  readonly error: number;
  /**
   * Mean negative log-likelihood of the right digit in nats, at the temperature that minimises it.
   */
  readonly nll: number;
  /** Further figures by name. */
  readonly figures?: Readonly<Record<string, number>>;
};

/**
 * Returns the logits of a whole data set.
 * @param model ONNX, `image` [n, 1, 28, 28] to `logits` [n, 10]
 * @returns [n, 10]
 */
export async function predict(
  model: Uint8Array,
  { images, labels }: Pick<Dataset, 'images' | 'labels'>,
  runtime: Runtime,
  { threads = 1 }: { readonly threads?: number } = {},
): Promise<Float32Array> {
  const session = await runtime.load(model, { threads });
  try {
    const logits = new Float32Array(labels.length * CLASSES);
    for (let first = 0; first < labels.length; first += BATCH) {
      const bytes = images.subarray(first * PIXELS, (first + BATCH) * PIXELS);
      const data = inkOf(bytes);
      const answer = await session.run({
        image: { dims: [data.length / PIXELS, 1, DIGIT_SIDE, DIGIT_SIDE], data },
      });
      logits.set(answer.logits.data, first * CLASSES);
    }
    return logits;
  } finally {
    await session.release();
  }
}

/** A loop: `Float32Array.from` takes ten times as long, longer than the network itself. */
function inkOf(bytes: Uint8Array): Float32Array {
  const ink = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) ink[i] = bytes[i] / 255;
  return ink;
}

/** @param logits [n, 10] */
export function scoreLogits(logits: Float32Array, labels: Uint8Array): Validation {
  let mistakes = 0;
  for (const [i, label] of labels.entries()) {
    const row = logits.subarray(i * CLASSES, (i + 1) * CLASSES);
    // A row of NaN counts as a mistake.
    if (!(argMax(row) === label && Number.isFinite(row[label]))) mistakes++;
  }
  const n = labels.length;
  const nll = meanNll(logits, labels, fitTemperature(logits, labels));
  return { n, mistakes, error: mistakes / n, nll };
}
