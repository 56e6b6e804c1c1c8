import { createExplainer, type Explainer } from '@cifra/core/explain/explainer.ts';
import { type Classifier, createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel, type LoadedLineModel } from '@cifra/core/model/lineModel.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { modelIdOf } from '@cifra/core/model/modelId.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { type Calibration, checkCalibratedModels } from '@cifra/core/reading/calibration.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { usingModel } from '@cifra/node/models/usingModel.ts';
import { runtime } from '@cifra/node/runtime.ts';
import type { ModelId, ReaderSetup } from '../contract.ts';
import { batching } from './batches.ts';

/** The models that read together, loaded into the runtime. */
export type OpenModels = {
  readonly ids: Readonly<Record<Task, ModelId>>;
  readonly classifier: Classifier;
  readonly lineModel: LoadedLineModel;
  readonly recogniser: Recogniser;
  /** Decides what is accepted; null: the models do. */
  readonly calibration: Calibration | null;
  /** Loaded when first needed. */
  explainer(): Promise<Explainer>;
  release(): Promise<void>;
};

/** Loads models from their folders. @throws CifraError, also if the calibration is for other models */
export async function openModels(
  { folders, calibration }: ReaderSetup,
  ran: (size: number) => void,
): Promise<OpenModels> {
  const [digit, number, page] = await Promise.all([
    loadBundle(folders.digit, 'digit'),
    loadBundle(folders.number, 'number'),
    loadBundle(folders.page, 'page'),
  ]);
  const manifests = { digit: digit.manifest, number: number.manifest, page: page.manifest };
  if (calibration) checkCalibratedModels(calibration, manifests);
  const classifier = batching(await usingModel(folders.digit, () => createClassifier(digit, runtime)), ran);
  const lineModel = await usingModel(folders.number, () => createLineModel(number, runtime));
  const pageModel = await usingModel(folders.page, () => createPageModel(page, runtime));
  let explainer: Promise<Explainer> | null = null;
  return {
    ids: {
      digit: modelIdOf(manifests.digit),
      number: modelIdOf(manifests.number),
      page: modelIdOf(manifests.page),
    },
    classifier,
    lineModel,
    recogniser: createRecogniser({ classifier, lineModel, pageModel }),
    calibration,
    explainer() {
      explainer ??= loadBundle(folders.digit, 'digit', { explain: true }).then((bundle) =>
        createExplainer(bundle, runtime),
      );
      return explainer;
    },
    async release() {
      const loaded = [classifier, lineModel, pageModel].map((model) => model.release());
      await Promise.all([...loaded, explainer?.then((it) => it.release())]);
    },
  };
}
