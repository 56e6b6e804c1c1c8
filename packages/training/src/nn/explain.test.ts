import { readFile } from 'node:fs/promises';
import { createExplainer, type Explainer } from '@cifra/core/explain/explainer.ts';
import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { drawnDigits } from '@cifra/core/testing/drawnDigits.ts';
import { beforeAll, expect, test } from 'vitest';
import type { BundleManifest } from '../bundle/card.ts';
import { compactWeights } from '../onnx/compactWeights.ts';
import { runtime } from '../testing/runtime.ts';
import { flatLength } from './flat.ts';
import { mapFrame } from './mapFrame.ts';
import { type Plan, planModel } from './plan.ts';
import { explainGraph, type Learned } from './release.ts';
import { releasedWeights } from './releasedWeights.ts';

const folder = new URL('../../../../models/digit-small/', import.meta.url);
const digits = drawnDigits().filter((_, n) => n % 2 === 0);

let bundle: Bundle<'digit'>;
let plan: Plan;
let learned: Learned;

beforeAll(async () => {
  const [manifest, model, explain] = await Promise.all(
    ['manifest.json', 'model.onnx', 'explain.onnx'].map((file) => readFile(new URL(file, folder))),
  );
  bundle = await parseBundle({ manifest: String(manifest), model, explain }, 'digit');
  plan = planModel((bundle.manifest as BundleManifest).training.recipe.model);
  learned = releasedWeights(model, plan);
});

test('the released explaining graph matches the weights of the released model', () => {
  expect(Buffer.compare(compactWeights(explainGraph(plan, learned)), bundle.explain as Uint8Array)).toBe(0);
  expect(bundle.manifest.explain).toEqual(mapFrame(plan.layers));
});

test('weights of another network are refused', () => {
  const other = planModel({ layers: [{ kind: 'flatten' }, { kind: 'dense', out: 10 }] });
  expect(() => releasedWeights(bundle.model, other)).toThrow(/constants more than the plan has/);
});

test('a cell of the last feature map sees the pixels around the place that the frame gives', async () => {
  const conv = { kind: 'conv', out: 8 } as const;
  const shallow = planModel({
    layers: [
      { ...conv, kernel: 5, stride: 2 },
      { ...conv, kernel: 3, padding: 1 },
      { kind: 'maxPool', size: 2 },
      { ...conv, kernel: 1 },
      { kind: 'averagePool', size: 2 },
      { kind: 'flatten' },
      { kind: 'dense', out: 10 },
    ],
  });
  const rng = createRandom('frame');
  const weights = Float32Array.from({ length: flatLength(shallow.parameters) }, () => rng.normal());
  const session = await runtime.load(explainGraph(shallow, { weights }));
  // Paper full of ink, and each column of pixels in turn blank.
  const images = Array.from({ length: 29 }, (_, column) =>
    Float32Array.from({ length: 784 }, (_, i) => (i % 28 === column - 1 ? 0 : 1)),
  );
  const { map } = await session.run({
    image: { dims: [29, 1, 28, 28], data: Float32Array.from(images.flatMap((image) => [...image])) },
    direction: { dims: [29, 10], data: new Float32Array(290).fill(1) },
  });
  const [, , height, width] = map.dims;
  const size = map.data.length / 29;
  const cellsOf = (n: number, cell: number) =>
    map.data.subarray(n * size, (n + 1) * size).filter((_, i) => i % width === cell);
  const { stride, origin } = mapFrame(shallow.layers);
  expect([height, width]).toEqual([6, 6]);
  // Cells at the edge see less than they could.
  for (const cell of [1, 2, 3, 4]) {
    const whole = cellsOf(0, cell);
    const columns = Array.from({ length: 28 }, (_, column) => column).filter((column) =>
      cellsOf(column + 1, cell).some((value, i) => Math.abs(value - whole[i]) > 1e-4),
    );
    expect((columns[0] + (columns.at(-1) as number) + 1) / 2).toBe(origin + cell * stride);
  }
  await session.release();
});

/**
 * Adebayo et al. 2018, "Sanity checks for saliency maps", section 3. If a map does not change with
 * random weights, it shows only the picture, not what the model learned.
 */
test.each([
  ['the last layer', (name: string) => name.includes('dense')],
  ['all layers', () => true],
])('random weights in %s change the maps', async (_, isRandom) => {
  const released = await createExplainer(bundle, runtime);
  const random = await createExplainer(
    { ...bundle, explain: explainGraph(plan, randomised(isRandom)) },
    runtime,
  );
  for (const method of ['gradCam', 'integratedGradients'] as const) {
    const alike: number[] = [];
    for (const { image, digit } of digits) {
      const [before, after] = await Promise.all(
        [released, random].map((each) => mapOf(each, method, image, digit)),
      );
      alike.push(rankCorrelation(before, after));
    }
    // Maps over the same ink have a small similarity by chance; maps that showed only the ink would
    // have 1.
    expect(Math.abs(mean(alike)), method).toBeLessThan(0.3);
  }
});

async function mapOf(
  explainer: Explainer,
  method: 'gradCam' | 'integratedGradients',
  image: Float32Array,
  digit: number,
) {
  const { values } = await explainer[method](image, digit);
  return [...image.keys()].filter((i) => image[i] > 0.2).map((i) => values[i]);
}

/** Redraws the parameters for which `isRandom` holds from the initial distribution of training. */
function randomised(isRandom: (name: string) => boolean): Learned {
  const rng = createRandom('randomised');
  const weights = learned.weights.slice();
  let offset = 0;
  for (const { name, shape, deviation } of plan.parameters) {
    const length = shape.reduce((a, b) => a * b, 1);
    if (isRandom(name))
      for (let i = 0; i < length; i++) weights[offset + i] = rng.normal() * (deviation || 0.1);
    offset += length;
  }
  return { ...learned, weights };
}

/** Spearman's. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length - 1) / 2;
  const dot = (p: readonly number[], q: readonly number[]) =>
    p.reduce((sum, rank, i) => sum + (rank - middle) * (q[i] - middle), 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[a] - values[b]);
  const rank = new Array<number>(values.length);
  order.forEach((at, place) => {
    rank[at] = place;
  });
  return rank;
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
