import { createExplainer, type Explainer } from '@cifra/core/explain/explainer.ts';
import {
  explainReading,
  type ReadingExplanation,
  type WhichDigit,
} from '@cifra/core/explain/explainReading.ts';
import type { ReadingOptions } from '@cifra/core/recognise.ts';
import type { Picture } from '@cifra/core/types.ts';
import type { LoadedModels } from '../loadModels.ts';

let explainer: Promise<Explainer> | null = null;

/** Reads a picture once more, and explains one digit of it; what explains is fetched the first time. */
export async function explain(
  models: LoadedModels,
  picture: Picture,
  options: ReadingOptions,
  which: WhichDigit,
): Promise<ReadingExplanation> {
  // Not while something else is read: onnxruntime-web does one thing at a time.
  const examination = await models.recogniser.examine(picture, options);
  explainer ??= models.explaining().then((bundle) => createExplainer(bundle, models.runtime));
  // What failed can be tried again: the network may be back.
  explainer.catch(() => {
    explainer = null;
  });
  return explainReading({ explainer: await explainer, classifier: models.classifier }, examination, which);
}
