import { CifraError } from '../error.ts';
import { DIGIT_SIDE, type DigitImage } from '../types.ts';
import type { Bundle } from './bundle.ts';
import type { DigitManifest } from './manifest.ts';
import type { Runtime, Session, Tensor } from './runtime.ts';

/** Digits → logits. */
export type Classifier = {
  readonly manifest: DigitManifest;
  /** Logits [n, 10] of n normalised digits, row by row; n may be any number. */
  classify(batch: readonly DigitImage[]): Promise<Float32Array>;
  /** Frees the runtime's session; the classifier must not be used afterwards. */
  release(): Promise<void>;
};

/** More at once would only take memory: the largest feature maps of 256 digits already fill the caches. */
const LARGEST_BATCH = 256;
const CLASSES = 10;
const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

/** Loads a bundle's model into a runtime. */
export async function createClassifier(
  { manifest, model }: Bundle<'digit'>,
  runtime: Runtime,
  { threads = 1 }: { readonly threads?: number } = {},
): Promise<Classifier> {
  const session = await runtime.load(model, { threads });
  // One session runs one batch at a time: onnxruntime-web refuses a second call before the first is done.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    manifest,
    classify(batch) {
      const result = turn.then(() => classifyAll(session, manifest, batch));
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
): Promise<Float32Array> {
  const logits = new Float32Array(batch.length * CLASSES);
  for (let at = 0; at < batch.length; at += LARGEST_BATCH) {
    const part = batch.slice(at, at + LARGEST_BATCH);
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
