// Makes models/NAME/explain.onnx anew of the weights in models/NAME/model.onnx, which stays as it is:
// `node scripts/remakeExplain.ts digit digit-small`. For when the explaining graph changes and the weights do not.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleManifest } from '@cifra/training/bundle/card.ts';
import { mapFrame } from '@cifra/training/nn/mapFrame.ts';
import { planModel } from '@cifra/training/nn/plan.ts';
import { explainGraph } from '@cifra/training/nn/release.ts';
import { releasedWeights } from '@cifra/training/nn/releasedWeights.ts';

for (const name of process.argv.slice(2)) {
  const folder = join(import.meta.dirname, '..', 'models', name);
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as BundleManifest;
  const plan = planModel(manifest.training.recipe.model);
  const explain = explainGraph(plan, releasedWeights(await readFile(join(folder, 'model.onnx')), plan));
  const files = { ...manifest.files, 'explain.onnx': createHash('sha256').update(explain).digest('hex') };
  const changed = { ...manifest, files, explain: mapFrame(plan.layers) };
  await writeFile(join(folder, 'explain.onnx'), explain);
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(changed, null, 2)}\n`);
  console.log(name, changed.explain, files['explain.onnx']);
}
