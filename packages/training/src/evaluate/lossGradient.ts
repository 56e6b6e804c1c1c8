import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { softmax } from '@cifra/core/decide/softmax.ts';
import type { Session, Tensor } from '@cifra/core/model/runtime.ts';
import type { LossGradient } from '../evaluation/robustness/attacks.ts';
import type { Read } from '../evaluation/robustness/misreader.ts';

const CLASSES = 10;
const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

/**
 * The gradient of the cross-entropy with respect to the ink, from a bundle's explaining graph,
 * which the engine's own autodiff made. That graph gives d(logits · direction); the cross-entropy's
 * direction is softmax(logits) minus 1 for the label.
 *
 * @param session of `explain.onnx`; freed by the caller
 * @param read the same model's logits, by the cheaper graph
 */
export function lossGradient(session: Session, read: Read): LossGradient {
  return async (images, labels) => {
    const direction = {
      dims: [images.length, CLASSES],
      data: directions(await read(images), labels),
    };
    const { imageGradient } = await session.run({ image: stack(images), direction });
    return images.map((_, i) => imageGradient.data.subarray(i * PIXELS, (i + 1) * PIXELS));
  };
}

/** [n, 1, 28, 28] */
function stack(images: readonly Float32Array[]): Tensor {
  const data = new Float32Array(images.length * PIXELS);
  for (const [i, image] of images.entries()) data.set(image, i * PIXELS);
  return { dims: [images.length, 1, DIGIT_SIDE, DIGIT_SIDE], data };
}

/** d(cross-entropy)/d(logits), [n, 10]. */
function directions(logits: Float32Array, labels: Uint8Array): Float32Array {
  const all = new Float32Array(logits.length);
  for (const [i, label] of labels.entries()) {
    const row = softmax(logits.subarray(i * CLASSES, (i + 1) * CLASSES), 1);
    // 1 - p is the sum of the others: subtraction near 1 would lose all precision.
    const others = row.reduce((sum, p, digit) => (digit === label ? sum : sum + p), 0);
    for (let digit = 0; digit < CLASSES; digit++)
      all[i * CLASSES + digit] = digit === label ? -others : row[digit];
  }
  return all;
}
