import type { Bundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import type { EvaluationSet } from '../evaluation/report/evaluateSet.ts';
import { inkOf } from '../evaluation/robustness/subjects.ts';
import type { EvaluationOptions } from './evaluationOptions.ts';

/** Digits between two progress reports; small enough that Ctrl-C takes effect quickly. */
const CHUNK = 250;

/**
 * Returns a model's logits [n, 10] for the digits of a set. @throws the reason of `signal` when
 * aborted
 */
export async function readSet(
  { name, images, labels }: Pick<EvaluationSet, 'name' | 'images' | 'labels'>,
  bundle: Bundle<'digit'>,
  {
    runtime,
    threads,
    signal,
    onEvent,
  }: Pick<EvaluationOptions, 'runtime' | 'threads' | 'signal' | 'onEvent'>,
): Promise<Float32Array> {
  const total = labels.length;
  const logits = new Float32Array(total * 10);
  const classifier = await createClassifier(bundle, runtime, { threads });
  try {
    for (let first = 0; first < total; first += CHUNK) {
      signal?.throwIfAborted();
      const count = Math.min(CHUNK, total - first);
      const batch = Array.from({ length: count }, (_, k) => inkOf(images, first + k));
      logits.set(await classifier.classify(batch), first * 10);
      onEvent?.({ kind: 'reading', set: name, model: bundle.manifest.name, done: first + count, total });
    }
    return logits;
  } finally {
    await classifier.release();
  }
}
