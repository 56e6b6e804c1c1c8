import type { DigitImage } from '@cifra/core/base/types.ts';
import { type Dataset, imageAt } from '../../dataset/dataset.ts';
import type { FeatureModel } from './featureModel.ts';
import { PROJECTED, projection } from './projection.ts';

/** Training digits by their projected features, each number in one byte. */
export type NearestIndex = {
  /** [n] index of each digit in the data set, from 0. */
  readonly rows: Uint32Array;
  /** [n, PROJECTED]; times `scale` they are the projected features. */
  readonly codes: Int8Array;
  readonly scale: number;
  /** Features of one digit before projection. */
  readonly length: number;
};

/** A neighbouring digit of the data set. */
export type Neighbour = {
  /** Its index in the data set, from 0. */
  readonly row: number;
  readonly label: number;
  /** Euclidean, in feature space; 0 for the digit itself. */
  readonly distance: number;
};

export type BuildOptions = {
  /** [n] the digits of the data set that are indexed. */
  readonly rows: Uint32Array;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
};

const BATCH = 128;
/** Projected features beyond this many standard deviations are clipped. */
const WIDEST = 6;
/** Candidates from the index per requested neighbour, which are then measured exactly. */
const CANDIDATES = 16;

/** Indexes digits of a data set by a model's features. Throws the signal's reason when aborted. */
export async function buildIndex(
  model: FeatureModel,
  dataset: Dataset,
  { rows, onProgress = () => {}, signal }: BuildOptions,
): Promise<NearestIndex> {
  const codes = new Int8Array(rows.length * PROJECTED);
  let [scale, length] = [0, 0];
  let project: ((features: Float32Array) => Float32Array) | undefined;
  for (let from = 0; from < rows.length; from += BATCH) {
    signal?.throwIfAborted();
    const part = rows.subarray(from, from + BATCH);
    const features = await model.features(Array.from(part, (row) => digitAt(dataset, row)));
    length = features.length / part.length;
    project ??= projection(length);
    const projected = Array.from(part, (_, n) => project!(features.subarray(n * length, (n + 1) * length)));
    scale ||= (WIDEST * deviation(projected)) / 127;
    projected.forEach((vector, n) => {
      for (let j = 0; j < PROJECTED; j++) codes[(from + n) * PROJECTED + j] = quantised(vector[j] / scale);
    });
    onProgress(from + part.length, rows.length);
  }
  return { rows, codes, scale, length };
}

/**
 * Returns the `k` digits nearest to an image, nearest first. Candidates come from the index, and
 * the model measures them exactly.
 * @param dataset the one that was indexed
 */
export async function nearest(
  { rows, codes, scale, length }: NearestIndex,
  model: FeatureModel,
  dataset: Dataset,
  image: DigitImage,
  k: number,
): Promise<Neighbour[]> {
  const features = await model.features([image]);
  const wanted = projection(length)(features).map((value) => value / scale);
  const distances = Float32Array.from(rows, (_, n) => squared(wanted, codes, n * PROJECTED));
  const order = Uint32Array.from(rows.keys()).sort((a, b) => distances[a] - distances[b]);
  const candidates = Array.from(order.subarray(0, CANDIDATES * k), (n) => rows[n]);
  const exact = await model.features(candidates.map((row) => digitAt(dataset, row)));
  return candidates
    .map((row, n) => ({
      row,
      label: dataset.labels[row],
      distance: Math.sqrt(squared(features, exact, n * length)),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, k);
}

/** A digit of a data set as input for the model: ink in [0, 1]. */
export function digitAt(dataset: Dataset, row: number): DigitImage {
  return Float32Array.from(imageAt(dataset, row), (byte) => byte / 255);
}

function quantised(value: number): number {
  return Math.max(-127, Math.min(127, Math.round(value)));
}

function deviation(vectors: readonly Float32Array[]): number {
  let sum = 0;
  for (const vector of vectors) for (const value of vector) sum += value * value;
  return Math.sqrt(sum / (vectors.length * PROJECTED)) || 1;
}

function squared(from: Float32Array, all: Float32Array | Int8Array, offset: number): number {
  let sum = 0;
  for (let i = 0; i < from.length; i++) sum += (from[i] - all[offset + i]) ** 2;
  return sum;
}
