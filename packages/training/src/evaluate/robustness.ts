import { createClassifier } from '@cifra/core/model/classifier.ts';
import type { EvaluationSet } from '../evaluation/report/evaluateSet.ts';
import { measureRobustness } from '../evaluation/robustness/measureRobustness.ts';
import type { Robustness } from '../evaluation/robustness/robustness.ts';
import { type EvaluationOptions, thoroughness } from './evaluationOptions.ts';
import { learnedChanges } from './learnedChanges.ts';
import { lossGradient } from './lossGradient.ts';

/**
 * Measures the model's error on corrupted, changed and attacked digits of a set. @throws the reason
 * of `signal` when aborted
 */
export async function robustnessOn(set: EvaluationSet, options: EvaluationOptions): Promise<Robustness> {
  const { model, runtime, threads, seed, signal, onEvent } = options;
  const { changed, resamples } = thoroughness(options);
  const classifier = await createClassifier(model, runtime, { threads });
  const explain = model.explain && (await runtime.load(model.explain, { threads }));
  const read = (images: readonly Float32Array[]) => {
    signal?.throwIfAborted();
    return classifier.classify(images);
  };
  try {
    return await measureRobustness(set, {
      effort: changed,
      chance: { resamples, seed },
      read,
      gradient: explain ? lossGradient(explain, read) : undefined,
      training: learnedChanges(model.manifest.training.recipe),
      onPart: (part, done, total) => onEvent?.({ kind: 'changing', set: set.name, part, done, total }),
    });
  } finally {
    await classifier.release();
    await explain?.release();
  }
}
