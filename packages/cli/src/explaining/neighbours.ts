import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import type { NearDigit } from '@cifra/core/explain/explanationSvg.ts';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import type { DigitImage } from '@cifra/core/types.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { loadDataset } from '@cifra/training/data/load.ts';
import { requireData } from '@cifra/training/data/locate.ts';
import { openFeatureModel } from '@cifra/training/data/nearest/featureModel.ts';
import { indexPath, readIndex, writeIndex } from '@cifra/training/data/nearest/indexFile.ts';
import { buildIndex, digitAt, nearest } from '@cifra/training/data/nearest/nearestIndex.ts';
import { splitByLabel, splitByWriter } from '@cifra/training/data/split.ts';
import type { BundleManifest } from '@cifra/training/train/card.ts';
import { CommandError } from '../commandError.ts';
import { dataFolder } from '../data/folder.ts';
import type { Progress } from '../output/progress.ts';

/** Enough to see whether they agree, few enough to look at each. */
const SHOWN = 8;

export type NearestDigits = {
  /** "mnist train" */
  readonly dataset: string;
  readonly digits: readonly (NearDigit & { readonly distance: number })[];
};

/**
 * The digits that the model was trained on which are nearest to an image in the model's own features. The index of them is made
 * where there is none yet.
 */
export async function nearestDigits(
  bundle: Bundle<'digit'>,
  image: DigitImage,
  data: string,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<NearestDigits> {
  const { path: root } = await requireData(dataFolder(data));
  const { train, validation } = (bundle.manifest as BundleManifest).training.recipe.data;
  if (train !== 'mnist' && train !== 'usps') {
    throw new CommandError(
      `${bundle.manifest.name} was trained on ${train}; nearest digits are found in mnist and usps`,
    );
  }
  const dataset = await loadDataset(train, 'train', { root });
  const split = dataset.writers ? splitByWriter : splitByLabel;
  const { train: rows } = split(dataset, validation);
  const model = await openFeatureModel(bundle, runtime, { threads: availableParallelism() });
  const path = indexPath(cacheFolder(), {
    model: bundle.manifest.files['model.onnx'],
    files: dataset.files,
    rows,
  });
  const onProgress = (done: number, of: number) =>
    progress.update(`indexing training digits: ${done} of ${of}`);
  try {
    const kept = await readIndex(path);
    const index = kept ?? (await buildIndex(model, dataset, { rows, onProgress, signal }));
    progress.clear();
    if (kept === null) await writeIndex(cacheFolder(), path, index);
    const found = await nearest(index, model, dataset, image, SHOWN);
    const digits = found.map(({ row, label, distance }) => ({
      index: row,
      label,
      distance,
      image: digitAt(dataset, row),
    }));
    return { dataset: dataset.name, digits };
  } finally {
    await model.release();
  }
}

/** By the XDG Base Directory Specification. */
function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cifra');
}
