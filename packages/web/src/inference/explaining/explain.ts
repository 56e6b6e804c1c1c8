import type { Picture } from '@cifra/core/base/types.ts';
import { createExplainer, type Explainer } from '@cifra/core/explain/explainer.ts';
import {
  explainReading,
  type ReadingExplanation,
  type WhichDigit,
} from '@cifra/core/explain/explainReading.ts';
import type { ReadingOptions } from '@cifra/core/recognise/recognise.ts';
import type { LoadedModels } from '../loadModels.ts';

let explainer: Promise<Explainer> | null = null;

/** Reads a picture again and explains one of its digits. The explainer is loaded on first use. */
export async function explain(
  models: LoadedModels,
  picture: Picture,
  options: ReadingOptions,
  which: WhichDigit,
): Promise<ReadingExplanation> {
  // Waits for other readings: onnxruntime-web runs one session at a time.
  const examination = await models.recogniser.examine(picture, options);
  explainer ??= models.explaining().then((bundle) => createExplainer(bundle, models.runtime));
  // A failure can be retried: the network may be back.
  explainer.catch(() => {
    explainer = null;
  });
  return explainReading({ explainer: await explainer, classifier: models.classifier }, examination, which);
}
