import { readFile } from 'node:fs/promises';
import { createRandom } from '@cifra/core/random/random.ts';
import { planModel, strideOf } from '@cifra/training/nn/plan.ts';
import { mapGraph } from '@cifra/training/nn/release.ts';
import { initialState } from '@cifra/training/nn/trainer.ts';
import { compactWeights } from '@cifra/training/onnx/compactWeights.ts';
import { parseRecipe } from '@cifra/training/recipe/recipe.ts';
import { expect, test } from 'vitest';
import { draw, expectSame } from './testing/referee.ts';

const file = new URL('../../training/recipes/page.json', import.meta.url);

test('the network of pages gives the same as in ONNX Runtime, at several sizes', async () => {
  const { model } = parseRecipe(await readFile(file, 'utf8'), 'page.json');
  const plan = planModel(model, [1, 64, 64]);
  const optimiser = { kind: 'sgd', momentum: 0, nesterov: false } as const;
  const { weights, statistics } = initialState(plan, { optimiser }, createRandom(1));
  const bytes = compactWeights(mapGraph(plan, { weights, ...(statistics && { statistics }) }), {
    coarseFrom: 256,
  });
  const stride = strideOf(plan.layers);
  expect(stride).toBe(64);
  for (const [down, across] of [
    [1, 1],
    [2, 3],
  ]) {
    const image = draw([1, 1, down * stride, across * stride]);
    await expectSame(bytes, { image }, 1e-4);
  }
});
