import { type Bundle, type BundleFiles, parseBundle } from '@cifra/core/model/bundle.ts';
import { type Classifier, createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineReader } from '@cifra/core/model/lineReader.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise.ts';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import { ownModel } from '../lab/keptModels.ts';
import { download, type Progress } from './download.ts';

/** Written in by the build. */
declare const __READER_BYTES__: number;
/** All that is fetched before anything can be read, bytes; a model of the visitor's own is about as large as the one it replaces. */
export const READER_BYTES = __READER_BYTES__;

/** `digit` reads no better beside the line model, and is seven times as large. */
const DIGIT_MODEL = 'digit-small';
const NUMBER_MODEL = 'number';

/** What an explanation is refused with where the model that reads brings no maps; the page has words for it. */
export const NOT_EXPLAINED = 'this model was made without its explaining graph';

/** What reads, and what explains it. */
export type LoadedModels = {
  readonly recogniser: Recogniser;
  readonly classifier: Classifier;
  readonly runtime: Runtime;
  /**
   * Fetches what explains the digit model: not before it is asked for.
   * @throws Error where the visitor's own model reads, which was made without it
   */
  explaining(): Promise<Bundle<'digit'>>;
};

/** Fetches runtime and models side by side, and makes the reader. `base`: where the page lies. */
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
  // One thread: the models are so small that handing work over costs more than it saves, and threads need headers of the host.
  ort.env.wasm.numThreads = 1;
  const [wasm, digit, number] = await Promise.all([
    get(new URL(wasmUrl, base)),
    digitModel(files),
    files(NUMBER_MODEL),
  ]);
  ort.env.wasm.wasmBinary = wasm;
  const runtime = onnxRuntime(ort);
  // One after the other: onnxruntime-web sets itself up with the first session, and not twice at once.
  const classifier = await createClassifier(await parseBundle(digit, 'digit'), runtime);
  const lineReader = await createLineReader(await parseBundle(number, 'number'), runtime);
  return {
    recogniser: createRecogniser({ classifier, lineReader }),
    classifier,
    runtime,
    async explaining() {
      if (!classifier.manifest.files['explain.onnx']) throw new Error(NOT_EXPLAINED);
      const explain = await download(() => {})(new URL(`models/${DIGIT_MODEL}/explain.onnx`, base));
      return parseBundle({ ...digit, explain }, 'digit');
    },
  };
}

/** The visitor's own model where one was made in the lab and chosen to read. */
async function digitModel(files: (name: string) => Promise<BundleFiles>): Promise<BundleFiles> {
  const own = await ownModel();
  return own ? { manifest: JSON.stringify(own.manifest), model: own.model } : files(DIGIT_MODEL);
}
