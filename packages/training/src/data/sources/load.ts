import { checkDataset, type Dataset } from '../../dataset/dataset.ts';
import { joinWriters, readWriterTable } from '../formats/qmnist.ts';
import { toMnistFrame } from '../formats/usps.ts';
import { type Catalogue, type Part, catalogue as published } from './catalogue.ts';
import { findKnown, hashOf, readKnown } from './knownFile.ts';

export type LoadOptions = {
  /** The data folder, with `mnist/`, `usps/`, `qmnist/` in it. */
  readonly root: string;
  /** Expected files; tests pass their own. */
  readonly catalogue?: Catalogue;
};

/**
 * Reads one part of a data set in MNIST's frame, and verifies every file by its SHA-256.
 *
 * MNIST gets its writers and series from QMNIST's table if that is in the folder. USPS goes through
 * the reader's own normalisation, so that its digits are framed like MNIST's.
 *
 * @param name the data set
 * @param part `train` or `test`
 * @param options `root`: the data folder, as `cifra data get` fills it
 * @returns the digits, [n, 28, 28] with 0 = paper and 255 = ink, and their labels
 * @throws {DataError} if a file is missing, truncated, corrupt or different from what its name says
 * @example
 * import { DataError, loadDataset } from '@cifra/training';
 *
 * try {
 *   const { images, labels } = await loadDataset('mnist', 'train', { root: 'data' });
 *   console.log(images.length / 784, labels[0]);
 * } catch (error) {
 *   if (!(error instanceof DataError)) throw error;
 *   console.log(error.message);
 * }
 */
export async function loadDataset(
  name: 'mnist' | 'usps',
  part: Part,
  options: LoadOptions,
): Promise<Dataset> {
  return name === 'mnist' ? loadMnist(part, options) : loadUsps(part, options);
}

async function loadMnist(part: Part, { root, catalogue = published }: LoadOptions): Promise<Dataset> {
  const files = catalogue.parts.mnist[part];
  const [images, labels, writers] = await Promise.all([
    readKnown(root, files.images),
    readKnown(root, files.labels),
    findKnown(root, files.writers),
  ]);
  const dataset = checkDataset({
    name: `mnist ${part}`,
    images: images.data as Uint8Array,
    labels: labels.data as Uint8Array,
    files: { ...hashOf(files.images), ...hashOf(files.labels) },
  });
  if (!writers) return dataset;
  return joinWriters(dataset, readWriterTable(writers, files.writers.path, hashOf(files.writers)));
}

async function loadUsps(part: Part, { root, catalogue = published }: LoadOptions): Promise<Dataset> {
  const files = catalogue.parts.usps[part];
  const [images, labels] = await Promise.all([readKnown(root, files.images), readKnown(root, files.labels)]);
  return checkDataset({
    name: `usps ${part}`,
    images: toMnistFrame(images.data as Uint8Array),
    labels: labels.data as Uint8Array,
    files: { ...hashOf(files.images), ...hashOf(files.labels) },
  });
}
