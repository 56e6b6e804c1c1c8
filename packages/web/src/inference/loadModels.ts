import { createExplainer, type Explainer } from '@cifra/core/explain/explainer.ts';
import { type BundleFiles, parseBundle } from '@cifra/core/model/bundle.ts';
import { type Classifier, createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import { FaultError } from '../platform/fault.ts';
import { download, type Progress } from './download.ts';
import { ownModel } from './keptModels.ts';

/** Written by the build. */
declare const __READER_BYTES__: number;
/**
 * Bytes to fetch before reading can start. A model of the visitor's own is about as large as the
 * one it replaces.
 */
export const READER_BYTES = __READER_BYTES__;

/** Together with the line model, `digit` reads no better and is seven times as large. */
const DIGIT_MODEL = 'digit-small';
const NUMBER_MODEL = 'number';

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

/** Fetches runtime and models in parallel and creates the reader. `base`: address of the page. */
export async function loadModels(base: string, onProgress: Progress): Promise<LoadedModels> {
  const get = download(onProgress);
  const text = async (path: string) => new TextDecoder().decode(await get(new URL(path, base)));
  const files = async (name: string) => {
    const [manifest, model] = await Promise.all([
      text(`models/${name}/manifest.json`),
      get(new URL(`models/${name}/model.onnx`, base)),
    ]);
    return { manifest, model };
  };
  // One thread: the models are so small that sharing work costs more than it saves, and threads
  // need HTTP headers from the host.
  ort.env.wasm.numThreads = 1;
  const [wasm, digit, number] = await Promise.all([
    get(new URL(wasmUrl, base)),
    digitModel(files),
    files(NUMBER_MODEL),
  ]);
  ort.env.wasm.wasmBinary = wasm;
  const runtime = onnxRuntime(ort);
  // Sequential: onnxruntime-web initialises itself with the first session, which must not happen
  // twice at once.
  const classifier = await createClassifier(await parseBundle(digit, 'digit'), runtime);
  const lineModel = await createLineModel(await parseBundle(number, 'number'), runtime);
  return {
    recogniser: createRecogniser({ classifier, lineModel }),
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

/** Returns the visitor's own model if one was made in the lab and selected for reading. */
async function digitModel(files: (name: string) => Promise<BundleFiles>): Promise<BundleFiles> {
  const own = await ownModel();
  return own ? { manifest: JSON.stringify(own.manifest), model: own.model } : files(DIGIT_MODEL);
}
