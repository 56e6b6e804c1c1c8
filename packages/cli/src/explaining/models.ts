import type { ExplainingModels } from '@cifra/core/explain/explainDigit.ts';
import { createExplainer } from '@cifra/core/explain/explainer.ts';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { usingModel } from '@cifra/node/models/usingModel.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { readManifest } from '../models/manifest.ts';
import { CommandError } from '../platform/commandError.ts';

export type Explaining = ExplainingModels & {
  readonly recogniser: Recogniser;
  readonly bundle: Bundle<'digit'>;
  /** Names and versions, as in "digit 1.0.0, number 1.0.0, page 0.1.0". */
  readonly names: string;
};

/**
 * Loads a digit model with its explanation graph, and the line and page models used with it.
 * @throws CommandError
 */
export async function openModels(name: string): Promise<Explaining> {
  const { task } = await readManifest(name);
  if (task !== 'digit')
    throw new CommandError(`${name} is a model for the task "${task}"; only digit models can be explained`);
  const folders = { digit: modelFolder(name), number: modelFolder('number'), page: modelFolder('page') };
  const [bundle, number, page] = await Promise.all([
    loadBundle(folders.digit, 'digit', { explain: true }),
    loadBundle(folders.number, 'number'),
    loadBundle(folders.page, 'page'),
  ]);
  if (bundle.explain === null) {
    throw new CommandError(`the model ${name} has no explain.onnx`, {
      hint: 'Copy the model with all of its files, or train it again with `npx cifra train`.',
    });
  }
  const classifier = await usingModel(folders.digit, () => createClassifier(bundle, runtime));
  const lineModel = await usingModel(folders.number, () => createLineModel(number, runtime));
  const pageModel = await usingModel(folders.page, () => createPageModel(page, runtime));
  return {
    bundle,
    names: [bundle, number, page].map(({ manifest }) => `${manifest.name} ${manifest.version}`).join(', '),
    classifier,
    explainer: await usingModel(folders.digit, () => createExplainer(bundle, runtime)),
    recogniser: createRecogniser({ classifier, lineModel, pageModel }),
  };
}
