import { CifraError } from '../base/error.ts';
import { DIGIT_SIDE, type DigitImage } from '../base/types.ts';
import type { Bundle } from './bundle.ts';
import type { DigitManifest } from './manifest.ts';
import { MODEL_PARAMETERS, type ModelParameters } from './parameters.ts';
import type { Runtime, Session, Tensor } from './runtime.ts';

/** Computes logits from digits. */
export type Classifier = {
  readonly manifest: DigitManifest;
  /** Returns the logits [n, 10] of n normalised digits, row by row, for any n. */
  classify(batch: readonly DigitImage[]): Promise<Float32Array>;
  /** Frees the runtime's session; the classifier must not be used afterwards. */
  release(): Promise<void>;
};

const CLASSES = 10;
const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

type Options = { readonly threads?: number; readonly parameters?: ModelParameters };

/**
 * Loads a bundle's model into a runtime.
 *
 * @param bundle the model, from `parseBundle`
 * @param runtime computes the network: `createRuntime` of `@cifra/kernels`, or `onnxRuntime`
 * @param options `threads`: threads of a runtime that has several; default 1
 * @returns the classifier: its logits are not yet calibrated probabilities
 * @throws {CifraError} `invalid-model` if the runtime cannot load it
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { createClassifier, parseBundle } from '@cifra/core';
 * import { createRuntime, wasmUrl } from '@cifra/kernels';
 *
 * const [manifest, model, kernels] = await Promise.all([
 *   readFile('models/digit/manifest.json', 'utf8'),
 *   readFile('models/digit/model.onnx'),
 *   readFile(wasmUrl()),
 * ]);
 * const runtime = await createRuntime(kernels);
 * const classifier = await createClassifier(await parseBundle({ manifest, model }, 'digit'), runtime);
 * // A digit in MNIST's frame: 28×28, 0 = paper, 1 = ink.
 * const one = new Float32Array(28 * 28).map((_, i) => (i % 28 > 12 && i % 28 < 16 && i > 112 && i < 672 ? 1 : 0));
 * const logits = await classifier.classify([one]);
 * console.log(logits.indexOf(Math.max(...logits)));
 * await classifier.release();
 */
export async function createClassifier(
  { manifest, model }: Bundle<'digit'>,
  runtime: Runtime,
  { threads = 1, parameters = MODEL_PARAMETERS }: Options = {},
): Promise<Classifier> {
  const session = await runtime.load(model, { threads });
  // A session runs one batch at a time: onnxruntime-web rejects a second call before the first has
  // finished.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    manifest,
    classify(batch) {
      const result = turn.then(() => classifyAll(session, manifest, batch, parameters));
      turn = result.catch(() => {});
      return result;
    },
    release: () => session.release(),
  };
}

async function classifyAll(
  session: Session,
  manifest: DigitManifest,
  batch: readonly DigitImage[],
  { largestBatch }: ModelParameters,
): Promise<Float32Array> {
  const logits = new Float32Array(batch.length * CLASSES);
  for (let at = 0; at < batch.length; at += largestBatch) {
    const part = batch.slice(at, at + largestBatch);
    const outputs = await session.run({ [manifest.input.name]: stack(part) });
    logits.set(checked(outputs[manifest.outputs.logits], manifest, part.length), at * CLASSES);
  }
  return logits;
}

/** [n, 1, 28, 28] */
function stack(images: readonly DigitImage[]): Tensor {
  const data = new Float32Array(images.length * PIXELS);
  images.forEach((image, n) => {
    if (image.length !== PIXELS)
      throw new RangeError(`classify: image ${n} has ${image.length} values, wanted ${PIXELS}`);
    data.set(image, n * PIXELS);
  });
  return { dims: [images.length, 1, DIGIT_SIDE, DIGIT_SIDE], data };
}

function checked(logits: Tensor | undefined, { name, outputs }: DigitManifest, n: number): Float32Array {
  if (logits?.data.length !== n * CLASSES) {
    const got = logits === undefined ? 'nothing' : `[${logits.dims}]`;
    throw new CifraError(
      'invalid-model',
      `model "${name}" gave ${got} as "${outputs.logits}", wanted [${n},${CLASSES}]`,
    );
  }
  return logits.data;
}
