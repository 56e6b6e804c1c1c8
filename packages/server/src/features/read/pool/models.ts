import { createExplainer, type Explainer } from '@cifra/core/explain/explainer.ts';
import { type Classifier, createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineReader, type LineReader } from '@cifra/core/model/lineReader.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { runtime } from '@cifra/node/runtime.ts';
import type { ModelFolders, ModelId } from '../contract.ts';
import { batching } from './batches.ts';

/** The models that read together, in the runtime. */
export type OpenModels = {
  readonly ids: Readonly<Record<keyof ModelFolders, ModelId>>;
  readonly classifier: Classifier;
  readonly lineReader: LineReader;
  readonly recogniser: Recogniser;
  /** Loaded when first asked for. */
  explainer(): Promise<Explainer>;
  release(): Promise<void>;
};

/** Loads the models of two folders. @throws ModelError that says what is wrong with one */
export async function openModels(folders: ModelFolders, ran: (size: number) => void): Promise<OpenModels> {
  const [digit, number] = await Promise.all([
    loadBundle(folders.digit, 'digit'),
    loadBundle(folders.number, 'number'),
  ]);
  const classifier = batching(await createClassifier(digit, runtime), ran);
  const lineReader = await createLineReader(number, runtime);
  let explainer: Promise<Explainer> | null = null;
  return {
    ids: { digit: idOf(digit.manifest), number: idOf(number.manifest) },
    classifier,
    lineReader,
    recogniser: createRecogniser({ classifier, lineReader }),
    explainer() {
      explainer ??= loadBundle(folders.digit, 'digit', { explain: true }).then((bundle) =>
        createExplainer(bundle, runtime),
      );
      return explainer;
    },
    async release() {
      await Promise.all([classifier.release(), lineReader.release(), explainer?.then((it) => it.release())]);
    },
  };
}

function idOf({
  name,
  version,
  files,
}: {
  name: string;
  version: string;
  files: Readonly<Record<string, string>>;
}): ModelId {
  return { name, version, sha256: files['model.onnx'] };
}
