import { CifraError } from '@cifra/core/base/error.ts';
import { type Bundle, type BundleFiles, parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import { createRuntime } from '@cifra/kernels/runtime.ts';
import type { ReaderParts } from '../parts.ts';
import type { Engine } from './engine.ts';

/** Loads the models on this thread. @throws CifraError `invalid-model` */
export async function openLocalEngine({ kernels, models }: ReaderParts): Promise<Engine> {
  const [runtime, digit, number, page] = await Promise.all([
    createRuntime(kernels),
    bundleOf(models.digit, 'digit'),
    bundleOf(models.number, 'number'),
    bundleOf(models.page, 'page'),
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

/** For programs, everything that can be wrong with a model has one code. */
function bundleOf<T extends Task>(files: BundleFiles, task: T): Promise<Bundle<T>> {
  return parseBundle(files, task).catch((cause: unknown) => {
    if (!(cause instanceof CifraError) || cause.code === 'invalid-model') throw cause;
    throw new CifraError('invalid-model', `the model for "${task}": ${cause.message}`, { cause });
  });
}
