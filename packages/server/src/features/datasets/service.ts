import type { DigitImage } from '@cifra/core/base/types.ts';
import { digitAt } from '@cifra/training/data/nearest/nearestIndex.ts';
import { catalogue, type Part } from '@cifra/training/data/sources/catalogue.ts';
import { loadDataset } from '@cifra/training/data/sources/load.ts';
import type { Dataset } from '@cifra/training/dataset/dataset.ts';
import { Problem } from '../../platform/problems.ts';

export type DatasetDigit = {
  /** "mnist test" */
  readonly dataset: string;
  readonly label: number;
  readonly image: DigitImage;
};

export type DatasetService = {
  /**
   * A digit of the data set with this SHA-256 of its uncompressed images; `row` counts from 0 in
   * the published order.
   * @throws Problem `no-training-data`, `not-found`
   */
  digit(sha256: string, row: number): Promise<DatasetDigit>;
};

type Named = readonly [set: 'mnist' | 'usps', part: Part];

/** Opens data sets when they are first needed, and keeps them: all four take 62 MB. */
export function createDatasetService(root: string | null, onError: (error: unknown) => void): DatasetService {
  const open = new Map<string, Promise<Dataset>>();

  async function opened(sha256: string, data: string): Promise<Dataset> {
    const named = namedBy(sha256);
    if (named === null) throw new Problem('not-found', 'no known data set has these images');
    const [set, part] = named;
    const dataset = open.get(sha256) ?? loadDataset(set, part, { root: data });
    open.set(sha256, dataset);
    try {
      return await dataset;
    } catch (error) {
      open.delete(sha256);
      onError(error);
      throw new Problem('no-training-data', `${set} cannot be opened; see the log of the server`);
    }
  }

  return {
    async digit(sha256, row) {
      if (root === null) {
        const todo = 'set CIFRA_DATA to the folder of data sets';
        throw new Problem('no-training-data', `the server has no data sets: ${todo}`);
      }
      const dataset = await opened(sha256, root);
      if (row >= dataset.labels.length) {
        const last = dataset.labels.length - 1;
        throw new Problem('not-found', `${dataset.name} has no digit ${row}: the last one is ${last}`);
      }
      return { dataset: dataset.name, label: dataset.labels[row], image: digitAt(dataset, row) };
    },
  };
}

function namedBy(sha256: string): Named | null {
  for (const set of ['mnist', 'usps'] as const) {
    for (const part of ['train', 'test'] as const)
      if (catalogue.parts[set][part].images.sha256 === sha256) return [set, part];
  }
  return null;
}
