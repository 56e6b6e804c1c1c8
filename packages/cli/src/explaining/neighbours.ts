import { availableParallelism } from 'node:os';
import type { DigitImage } from '@cifra/core/base/types.ts';
import type { NearDigit } from '@cifra/core/explain/explanationSvg.ts';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import { cacheFolder } from '@cifra/node/cacheFolder.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { openNearest } from '@cifra/training/data/nearest/openNearest.ts';
import { requireData } from '@cifra/training/data/sources/locate.ts';
import { dataFolder } from '../data/folder.ts';
import type { Progress } from '../output/progress.ts';

/** Number of neighbours shown: enough to see whether they agree, few enough to look at each. */
const SHOWN = 8;

export type NearestDigits = {
  /** "mnist train" */
  readonly dataset: string;
  readonly digits: readonly (NearDigit & { readonly distance: number })[];
};

/**
 * Returns the training digits nearest to an image in the model's own feature space. Builds their
 * index if it does not exist yet.
 */
export async function nearestDigits(
  bundle: Bundle<'digit'>,
  image: DigitImage,
  data: string,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<NearestDigits> {
  const { path: root } = await requireData(dataFolder(data));
  const finder = await openNearest(bundle, runtime, {
    root,
    cache: cacheFolder(),
    threads: availableParallelism(),
    onProgress: (done, of) => progress.update(`indexing training digits: ${done} of ${of}`),
    signal,
  });
  progress.clear();
  try {
    const found = await finder.find(image, SHOWN);
    return { dataset: finder.dataset, digits: found.map(({ row, ...digit }) => ({ ...digit, index: row })) };
  } finally {
    await finder.release();
  }
}
