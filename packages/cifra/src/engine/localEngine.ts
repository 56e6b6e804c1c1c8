import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import { createRuntime } from '@cifra/kernels/runtime.ts';
import type { ReaderParts } from '../parts.ts';
import type { Engine } from './engine.ts';

/** Loads the models on this thread. @throws CifraError `invalid-model` */
export async function openLocalEngine({ kernels, models }: ReaderParts): Promise<Engine> {
  const [runtime, digit, number, page] = await Promise.all([
    createRuntime(kernels),
    parseBundle(models.digit, 'digit'),
    parseBundle(models.number, 'number'),
    parseBundle(models.page, 'page'),
  ]);
  const loaded = {
    classifier: await createClassifier(digit, runtime),
    lineModel: await createLineModel(number, runtime),
    pageModel: await createPageModel(page, runtime),
  };
  const { recognise } = createRecogniser(loaded);
  return {
    recognise: (picture, options) => recognise(picture, options),
    async release() {
      await Promise.all(Object.values(loaded).map((model) => model.release()));
    },
  };
}
