import { CifraError } from '../base/error.ts';
import { DIGIT_SIDE, type DigitImage } from '../base/types.ts';
import type { Session, Tensor } from '../model/runtime.ts';

/** The bundle's explaining graph, loaded. */
export type ExplainGraph = {
  /**
   * Returns the logits, the last feature map, and the gradients of the directed score with respect
   * to that map and to the image.
   */
  run(images: readonly DigitImage[], direction: Float32Array): Promise<Gradients>;
};

export type Gradients = {
  /** [n, 10] */
  readonly logits: Float32Array;
  /** [n, channels, height, width] */
  readonly map: Tensor;
  /** [n, channels, height, width], d(logits · direction) */
  readonly mapGradient: Tensor;
  /** [n, 28, 28], d(logits · direction) */
  readonly imageGradient: Float32Array;
};

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;
const OUTPUTS = ['logits', 'map', 'mapGradient', 'imageGradient'] as const;

/**
 * Wraps a session of `explain.onnx` of the model `name`. Calls may overlap; the runtime runs one at
 * a time.
 */
export function explainGraph(session: Session, name: string): ExplainGraph {
  let turn: Promise<unknown> = Promise.resolve();

  async function runNow(images: readonly DigitImage[], direction: Float32Array): Promise<Gradients> {
    const outputs = await session.run({ image: stack(images), direction: repeat(direction, images.length) });
    for (const output of OUTPUTS) {
      if (!outputs[output])
        throw new CifraError('invalid-model', `explain.onnx of model "${name}" gave no "${output}"`);
    }
    const { logits, map, mapGradient, imageGradient } = outputs;
    return { logits: logits.data, map, mapGradient, imageGradient: imageGradient.data };
  }

  return {
    run(images, direction) {
      // onnxruntime-web rejects a second call before the first has finished.
      const result = turn.then(() => runNow(images, direction));
      turn = result.catch(() => {});
      return result;
    },
  };
}

/** [n, 1, 28, 28] */
function stack(images: readonly DigitImage[]): Tensor {
  const data = new Float32Array(images.length * PIXELS);
  images.forEach((image, n) => {
    if (image.length !== PIXELS)
      throw new RangeError(`explain: an image of ${image.length} values, wanted ${PIXELS}`);
    data.set(image, n * PIXELS);
  });
  return { dims: [images.length, 1, DIGIT_SIDE, DIGIT_SIDE], data };
}

/** [n, 10] */
function repeat(direction: Float32Array, n: number): Tensor {
  const data = new Float32Array(n * direction.length);
  for (let row = 0; row < n; row++) data.set(direction, row * direction.length);
  return { dims: [n, direction.length], data };
}
