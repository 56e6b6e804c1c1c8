import type { Picture } from '@cifra/core/base/types.ts';
import {
  explainReading,
  type ReadingExplanation,
  type WhichDigit,
} from '@cifra/core/explain/explainReading.ts';
import type { ReadingOptions } from '@cifra/core/recognise/recognise.ts';
import type { LoadedModels } from '../loadModels.ts';

/** Reads a picture again and explains one of its digits. */
export async function explain(
  models: LoadedModels,
  picture: Picture,
  options: ReadingOptions,
  which: WhichDigit,
): Promise<ReadingExplanation> {
  const readings = await models.recogniser.examine(picture, options);
  const explainer = await models.explainer();
  return explainReading({ explainer, classifier: models.classifier }, readings, which);
}
