import { existsSync, readFileSync } from 'node:fs';
import { createRandom } from '@cifra/core/random/random.ts';
import { planModel } from '@cifra/training/nn/plan.ts';
import { inferenceGraph } from '@cifra/training/nn/release.ts';
import type { Layer } from '@cifra/training/nn/spec.ts';
import { initialState } from '@cifra/training/nn/trainer.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';

export type DigitModel = {
  readonly layers: readonly Layer[];
  /** The released graph, with batch normalisation folded. */
  readonly onnx: Uint8Array;
  readonly source: string;
};

/**
 * Returns the released `digit`; without one, its recipe with random weights, which has the same
 * speed.
 */
export function digitModel(): DigitModel {
  const folder = new URL('../models/digit/', import.meta.url);
  const onnx = new URL('model.onnx', folder);
  if (existsSync(onnx)) {
    const { version, training } = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));
    return { layers: training.recipe.model.layers, onnx: readFileSync(onnx), source: `digit ${version}` };
  }
  const file = new URL('../packages/training/recipes/digit.json', import.meta.url);
  const recipe: DigitRecipe = JSON.parse(readFileSync(file, 'utf8'));
  const plan = planModel(recipe.model);
  const { weights, statistics } = initialState(plan, recipe, createRandom(1));
  return {
    layers: recipe.model.layers,
    onnx: inferenceGraph(plan, { weights, statistics }),
    source: `recipe ${recipe.name} ${recipe.version}, random weights`,
  };
}
