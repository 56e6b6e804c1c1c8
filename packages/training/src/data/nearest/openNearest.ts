import type { DigitImage } from '@cifra/core/base/types.ts';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { DataError } from '../../dataset/dataError.ts';
import { type SplitOptions, splitByLabel, splitByWriter } from '../../dataset/split.ts';
import { loadDataset } from '../sources/load.ts';
import { openFeatureModel } from './featureModel.ts';
import { indexPath, readIndex, writeIndex } from './indexFile.ts';
import { type BuildOptions, buildIndex, digitAt, type Neighbour, nearest } from './nearestIndex.ts';

/** A training digit that is similar to another digit by a model's features. */
export type NearestDigit = Neighbour & { readonly image: DigitImage };

/** Finds the training digits of a model that are most similar to a given digit. */
export type NearestFinder = {
  /** "mnist train" */
  readonly dataset: string;
  /** The `k` nearest, nearest first. */
  find(image: DigitImage, k: number): Promise<NearestDigit[]>;
  release(): Promise<void>;
};

export type NearestOptions = Pick<BuildOptions, 'onProgress' | 'signal'> & {
  /** The data folder. */
  readonly root: string;
  /** Folder of stored indexes. */
  readonly cache: string;
  readonly threads?: number;
};

/** The data of a digit recipe; a manifest made elsewhere may have none. */
type KnownRecipe = { readonly data?: { readonly train?: string; readonly validation?: SplitOptions } };

/**
 * Opens the training digits of a model with their index. Builds a missing index, which takes about
 * a minute on one core.
 * @throws DataError if the digits are unavailable, or the model was not trained on a known data set
 */
export async function openNearest(
  bundle: Pick<Bundle<'digit'>, 'manifest' | 'model'>,
  runtime: Runtime,
  { root, cache, threads = 1, onProgress = () => {}, signal }: NearestOptions,
): Promise<NearestFinder> {
  const { name, training, files } = bundle.manifest;
  const { train, validation } = (training.recipe as KnownRecipe).data ?? {};
  if (train !== 'mnist' && train !== 'usps') {
    const made = train ?? 'data that its manifest does not name';
    throw new DataError(`${name} was trained on ${made}; nearest digits are found in mnist and usps`);
  }
  const dataset = await loadDataset(train, 'train', { root });
  const { train: rows } = (dataset.writers ? splitByWriter : splitByLabel)(dataset, validation);
  const model = await openFeatureModel(bundle, runtime, { threads });
  try {
    const path = indexPath(cache, { model: files['model.onnx'], files: dataset.files, rows });
    const kept = await readIndex(path);
    const index = kept ?? (await buildIndex(model, dataset, { rows, onProgress, ...(signal && { signal }) }));
    if (kept === null) await writeIndex(cache, path, index);
    return {
      dataset: dataset.name,
      async find(image, k) {
        const found = await nearest(index, model, dataset, image, k);
        return found.map((each) => ({ ...each, image: digitAt(dataset, each.row) }));
      },
      release: () => model.release(),
    };
  } catch (error) {
    await model.release();
    throw error;
  }
}
