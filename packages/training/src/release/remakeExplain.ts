import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import type { BundleManifest } from '../bundle/card.ts';
import { writeBundle } from '../bundle/writeBundle.ts';
import { sha256 } from '../files/sha256.ts';
import { mapFrame } from '../nn/mapFrame.ts';
import { planModel } from '../nn/plan.ts';
import { explainGraph } from '../nn/release.ts';
import { releasedWeights } from '../nn/releasedWeights.ts';
import { compactWeights } from '../onnx/compactWeights.ts';

/**
 * Regenerates `explain.onnx` of a bundle from the weights in its `model.onnx`, which does not
 * change. Used when the code that generates `explain.onnx` has changed.
 */
export async function remakeExplain(folder: string): Promise<BundleManifest> {
  const model = await readFile(join(folder, 'model.onnx'));
  const text = await readFile(join(folder, 'manifest.json'), 'utf8');
  const manifest = (await parseBundle({ manifest: text, model }, 'digit')).manifest as BundleManifest;
  const plan = planModel(manifest.training.recipe.model);
  const explain = compactWeights(explainGraph(plan, releasedWeights(model, plan)));
  const files = { ...manifest.files, 'explain.onnx': sha256(explain) };
  const changed = { ...manifest, files, explain: mapFrame(plan.layers) };
  await writeBundle(folder, changed, { 'explain.onnx': explain });
  return changed;
}
