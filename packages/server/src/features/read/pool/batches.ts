import type { DigitImage } from '@cifra/core/base/types.ts';
import type { Classifier } from '@cifra/core/model/classifier.ts';

type Waiting = {
  readonly images: readonly DigitImage[];
  readonly resolve: (logits: Float32Array) => void;
  readonly reject: (error: unknown) => void;
};

/** Number of logits of a digit. */
const CLASSES = 10;

/**
 * A classifier whose callers share batches: images that arrive while a batch runs go into the next
 * one together. No image waits for others, so a single digit is as fast as without batching, and
 * the longest wait is for the batch in progress.
 * @param ran called with the size of each batch
 */
export function batching(classifier: Classifier, ran: (size: number) => void): Classifier {
  let waiting: Waiting[] = [];
  let running = false;

  async function runAll(): Promise<void> {
    running = true;
    // Includes images that arrive in this turn of the event loop.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await runBatch(batch);
    }
    running = false;
  }

  async function runBatch(batch: readonly Waiting[]): Promise<void> {
    const images = batch.flatMap((each) => each.images);
    try {
      const logits = await classifier.classify(images);
      ran(images.length);
      let at = 0;
      for (const each of batch) {
        each.resolve(logits.subarray(at, at + CLASSES * each.images.length));
        at += CLASSES * each.images.length;
      }
    } catch (error) {
      for (const each of batch) each.reject(error);
    }
  }

  return {
    manifest: classifier.manifest,
    classify(images) {
      const { promise, resolve, reject } = Promise.withResolvers<Float32Array>();
      waiting.push({ images, resolve, reject });
      if (!running) void runAll();
      return promise;
    },
    release: () => classifier.release(),
  };
}
