import { PAGE_CLASSES } from '@cifra/core/model/pageClasses.ts';
import { PAGE_CHANNELS } from '@cifra/core/model/pageModel.ts';
import { stick, tinyFolder, tinyStrokes } from '../../../data/testing/tinyStrokes.ts';
import type { Layer } from '../../../nn/spec.ts';
import type { PageRecipe } from '../../../recipe/pageRecipe.ts';
import { checkRecipe } from '../../../recipe/recipe.ts';

/** A U-Net of one level: 8 pixels of the picture are one of its smallest map. */
const layers: readonly Layer[] = [
  { kind: 'conv', out: 4, kernel: 4, stride: 4 },
  { kind: 'batchNorm' },
  { kind: 'relu' },
  {
    kind: 'residual',
    body: [
      { kind: 'conv', out: 8, kernel: 2, stride: 2 },
      { kind: 'batchNorm' },
      { kind: 'relu' },
      { kind: 'conv', out: 4, kernel: 1 },
      { kind: 'upsample' },
    ],
  },
  { kind: 'conv', out: PAGE_CHANNELS, kernel: 1, bias: true },
];

/** A recipe that trains in a second: two epochs of three steps. */
export function tinyPageRecipe(changes: object = {}): PageRecipe {
  return checkRecipe({
    name: 'tiny-page',
    version: '1.0.0',
    description: 'For tests.',
    sources: ['none'],
    task: 'page',
    model: { layers },
    data: { writing: [8, 40], pool: 3, reuse: 4, heldOut: 2 },
    crop: 64,
    cropsPerEpoch: 6,
    augmentation: {
      margin: 8,
      turn: 0.2,
      field: 0.3,
      invert: 0.1,
      brightness: 0.1,
      contrast: 0.2,
      gamma: 0.2,
    },
    loss: {
      classes: 1,
      centre: 1,
      geometry: 1,
      kinds: 0.5,
      classWeights: Object.fromEntries(PAGE_CLASSES.map((name) => [name, 1])),
    },
    batchSize: 2,
    epochs: 2,
    learningRate: 0.02,
    schedule: { kind: 'constant' },
    optimiser: { kind: 'adamw', beta1: 0.9, beta2: 0.98, epsilon: 1e-8 },
    weightDecay: 0,
    average: { decay: 0.5 },
    ...changes,
  }) as PageRecipe;
}

/** A data folder with eight writers at each of two sites, who wrote all that pages need. */
export function tinyPageData() {
  const writers = ['apa', 'syn'].flatMap((site) => [1, 2, 3, 4, 5, 6, 7, 8].map((w) => ({ site, w })));
  const of = (labels: string) =>
    writers.flatMap(({ site, w }) =>
      [...labels].map((label) => stick(site, w + (site === 'syn' ? 10 : 0), label)),
    );
  return tinyFolder({
    ...tinyStrokes(),
    'unipen/digits.jsonl': of('0123456789'),
    'unipen/letters.jsonl': of('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM'),
  });
}
