import { readFileSync } from 'node:fs';
import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../dataset/dataset.ts';
import { splitByLabel } from '../../dataset/split.ts';
import { runtime } from '../../testing/runtime.ts';
import { loadDataset } from '../sources/load.ts';
import { describeWithData } from '../testing/describeWithData.ts';
import { type FeatureModel, openFeatureModel } from './featureModel.ts';
import { indexPath, readIndex, writeIndex } from './indexFile.ts';
import { buildIndex, digitAt, type NearestIndex, nearest } from './nearestIndex.ts';
import { openNearest } from './openNearest.ts';
import { PROJECTED, projection } from './projection.ts';

const COUNT = 600;
const FEATURES = 400;

/** Digits of noise, and a model whose features are random sums of their pixels, after a ReLU. */
const rng = createRandom('nearest test');
const dataset: Dataset = {
  name: 'noise',
  images: Uint8Array.from({ length: COUNT * 784 }, () => rng.integer(256)),
  labels: Uint8Array.from({ length: COUNT }, (_, n) => n % 10),
  files: {},
};
const weights = Float32Array.from({ length: FEATURES * 784 }, () => rng.normal());
const model: FeatureModel = {
  async features(images) {
    const rows = images.map((image) =>
      Float32Array.from({ length: FEATURES }, (_, f) => {
        let sum = 0;
        for (let i = 0; i < 784; i++) sum += weights[f * 784 + i] * image[i];
        return Math.max(0, sum);
      }),
    );
    return Float32Array.from(rows.flatMap((row) => [...row]));
  },
  async release() {},
};
/** Every second digit. */
const rows = Uint32Array.from({ length: COUNT / 2 }, (_, n) => 2 * n);

let index: NearestIndex;
let folder: string;

beforeAll(async () => {
  index = await buildIndex(model, dataset, { rows });
  folder = await mkdtemp(join(tmpdir(), 'nearest-'));
});

afterAll(() => rm(folder, { recursive: true }));

test('projected distances equal the distances within about 6 %', () => {
  const project = projection(FEATURES);
  const vector = () => Float32Array.from({ length: FEATURES }, () => rng.normal());
  const ratios = Array.from({ length: 50 }, () => {
    const [a, b] = [vector(), vector()];
    return distance(project(a), project(b)) / distance(a, b);
  });
  expect(Math.max(...ratios.map((ratio) => Math.abs(Math.log(ratio))))).toBeLessThan(0.2);
  expect(ratios.reduce((a, b) => a + b) / 50).toBeCloseTo(1, 1);
});

test('a digit of the index is its own nearest, at distance 0', async () => {
  const [first] = await nearest(index, model, dataset, digitAt(dataset, 84), 3);
  expect(first).toEqual({ row: 84, label: 4, distance: 0 });
});

test('the nearest equal those of an exhaustive search, and only indexed digits are found', async () => {
  for (const row of [1, 77, 331]) {
    const image = digitAt(dataset, row);
    const own = await model.features([image]);
    const all = await Promise.all(
      [...rows].map(async (other) => [other, distance(own, await model.features([digitAt(dataset, other)]))]),
    );
    const wanted = all.toSorted((a, b) => a[1] - b[1])[0];
    const found = await nearest(index, model, dataset, image, 5);
    expect(found).toHaveLength(5);
    expect(found[0].row).toBe(wanted[0]);
    expect(found[0].distance).toBeCloseTo(wanted[1], 4);
    expect(found.map(({ distance: each }) => each)).toEqual(
      found.map(({ distance: each }) => each).sort((a, b) => a - b),
    );
  }
});

test('a stored index is unchanged, a truncated one is rebuilt', async () => {
  const path = indexPath(folder, { model: 'm', files: { a: '1' }, rows });
  expect(await readIndex(path)).toBeNull();
  await writeIndex(folder, path, index);
  expect(await readIndex(path)).toEqual(index);
  await truncate(path, 1000);
  expect(await readIndex(path)).toBeNull();
});

test('another model, other data or other digits use another file', () => {
  const source = { model: 'm', files: { a: '1' }, rows };
  const paths = [
    source,
    { ...source, model: 'n' },
    { ...source, files: { a: '2' } },
    { ...source, rows: rows.slice(1) },
  ];
  expect(new Set(paths.map((each) => indexPath(folder, each))).size).toBe(4);
});

test('building can be aborted, and reports progress', async () => {
  const seen: number[] = [];
  await buildIndex(model, dataset, { rows, onProgress: (done) => seen.push(done) });
  expect(seen).toEqual([128, 256, 300]);
  const stopped = buildIndex(model, dataset, { rows, signal: AbortSignal.abort(new Error('enough')) });
  await expect(stopped).rejects.toThrow('enough');
  expect(index.codes).toHaveLength(rows.length * PROJECTED);
});

describeWithData('nearest digits of MNIST', ['mnist'], (root) => {
  test('most digits are the same as the one that the released small model finds nearest', async () => {
    const mnist = await loadDataset('mnist', 'train', { root });
    const features = await openFeatureModel(await smallModel(), runtime);
    const own = await buildIndex(features, mnist, { rows: Uint32Array.from({ length: 2000 }, (_, n) => n) });
    let same = 0;
    for (let row = 2000; row < 2050; row++) {
      const [first] = await nearest(own, features, mnist, digitAt(mnist, row), 1);
      if (first.label === mnist.labels[row]) same++;
    }
    await features.release();
    expect(same).toBeGreaterThanOrEqual(48);
  });
});

describeWithData('opened from a model', ['usps'], (root) => {
  test('the index is built, stored and reused; it contains no validation digit', async () => {
    const bundle = await smallModel('usps');
    const seen: number[] = [];
    const options = { root, cache: join(folder, 'opened'), onProgress: (done: number) => seen.push(done) };
    const first = await openNearest(bundle, runtime, options);
    const usps = await loadDataset('usps', 'train', { root });
    const { train, validation } = splitByLabel(usps, { share: 0.08333, seed: 1 });
    const [own] = await first.find(digitAt(usps, train[5]), 1);
    expect([first.dataset, own.row, own.image]).toEqual(['usps train', train[5], digitAt(usps, train[5])]);
    const [other] = await first.find(digitAt(usps, validation[5]), 1);
    expect(other.row).not.toBe(validation[5]);
    await first.release();
    expect(seen.at(-1)).toBe(train.length);
    seen.length = 0;
    const second = await openNearest(bundle, runtime, options);
    expect([seen, (await second.find(digitAt(usps, train[5]), 1))[0].row]).toEqual([[], train[5]]);
    await second.release();
  });
});

test('a model trained on other data has no nearest digits', async () => {
  const options = { root: 'nowhere', cache: folder };
  await expect(openNearest(await smallModel('synthetic'), runtime, options)).rejects.toThrow(
    'digit-small was trained on synthetic; nearest digits are found in mnist and usps',
  );
});

/** The released small model, as if trained on `train`. */
function smallModel(train = 'mnist') {
  const folder = new URL('../../../../../models/digit-small/', import.meta.url);
  const [text, model] = ['manifest.json', 'model.onnx'].map((file) => readFileSync(new URL(file, folder)));
  const manifest = JSON.parse(text.toString());
  manifest.training.recipe.data.train = train;
  return parseBundle({ manifest: JSON.stringify(manifest), model }, 'digit');
}

function distance(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0));
}
