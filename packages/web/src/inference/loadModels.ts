import { createExplainer, type Explainer } from '@cifra/core/explain/explainer.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { type Classifier, createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import { createRuntime } from '@cifra/kernels/runtime.ts';
import { FaultError } from '../platform/fault.ts';
import { download } from './download.ts';
import { DIGIT_MODEL, type ReaderFiles } from './readerFiles.ts';

/** The reader and its explainer. */
export type LoadedModels = {
  readonly recogniser: Recogniser;
  readonly classifier: Classifier;
  /**
   * Loads the digit model's file for explanations, on the first request.
   * @throws FaultError `no-explaining-graph` if the visitor's own model is in use, which has no
   * such file
   */
  explainer(): Promise<Explainer>;
};

/** Creates the reader. `base`: address of the page. */
export async function loadModels(
  { kernels, digit, number, page }: ReaderFiles,
  base: string,
): Promise<LoadedModels> {
  const runtime = await createRuntime(kernels);
  const classifier = await createClassifier(await parseBundle(digit, 'digit'), runtime);
  const lineModel = await createLineModel(await parseBundle(number, 'number'), runtime);
  const pageModel = await createPageModel(await parseBundle(page, 'page'), runtime);
  return {
    recogniser: createRecogniser({ classifier, lineModel, pageModel }),
    classifier,
    explainer: onceLoaded(async () => {
      if (!classifier.manifest.files['explain.onnx'])
        throw new FaultError({ code: 'no-explaining-graph' }, 'the model in use has no explaining graph');
      const explain = await download(() => {})(new URL(`models/${DIGIT_MODEL}/explain.onnx`, base));
      return createExplainer(await parseBundle({ ...digit, explain }, 'digit'), runtime);
    }),
  };
}

/** Loads on the first call, and again after a failure: the network may be back. */
function onceLoaded<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
}
