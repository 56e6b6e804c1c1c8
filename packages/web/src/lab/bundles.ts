import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import { sha256 } from '@cifra/core/model/sha256.ts';
import { elements, type Plan } from '@cifra/training/nn/plan.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import type { LabModel } from '../inference/keptModels.ts';

/**
 * Returns a trained network as a bundle. It has no fitted thresholds: the reader refuses readings
 * below 50 % confidence.
 */
export function trainedModel(
  model: Uint8Array,
  {
    recipe,
    plan,
    seed,
    temperature,
  }: {
    readonly recipe: DigitRecipe;
    readonly plan: Plan;
    readonly seed: number;
    readonly temperature: number;
  },
): LabModel {
  const manifest: DigitManifest = {
    format: 'cifra-bundle/1',
    name: recipe.name,
    version: recipe.version,
    task: 'digit',
    labels: Array.from({ length: 10 }, (_, digit) => String(digit)),
    input: { name: 'image', shape: [1, 28, 28], range: [0, 1] },
    outputs: { logits: 'logits', features: 'features' },
    temperature,
    multiplyAdds: plan.multiplyAdds,
    parameters: plan.parameters.reduce((sum, { shape }) => sum + elements(shape), 0),
    files: { 'model.onnx': sha256(model) },
    training: { recipe, seed, commit: '', versions: {}, data: {}, epochs: recipe.epochs },
    figures: [],
  };
  return { manifest, model: new Uint8Array(model) };
}

/** Returns a fine-tuned released model: it keeps its thresholds; its figures no longer apply. */
export function fineTunedModel(manifest: DigitManifest, model: Uint8Array): LabModel {
  const { explain: _, ...rest } = manifest as DigitManifest & { explain?: unknown };
  return {
    manifest: { ...rest, name: `${manifest.name}-own`, files: { 'model.onnx': sha256(model) }, figures: [] },
    model: new Uint8Array(model),
  };
}
