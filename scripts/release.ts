// Makes models/<name> of finished runs that differ in their seed alone: `node scripts/release.ts DATA RUN RUN RUN`.
// The run that is best on validation is released. Only then are the test sets opened, and what they say is written down.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from '@cifra/core/model/manifest.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import * as ort from '@cifra/node/onnxruntime.ts';
import { type BundleManifest, modelCard } from '@cifra/training/bundle/card.ts';
import { meanOfSeeds, TEST_SETS, testAccuracy } from '@cifra/training/release/testFigures.ts';

type Run = { readonly folder: string; readonly manifest: BundleManifest; readonly model: Uint8Array };

const runtime = onnxRuntime(ort);
const [root, ...folders] = process.argv.slice(2);
if (!root || folders.length < 3) throw new Error('usage: node scripts/release.ts DATA RUN RUN RUN [RUN …]');

const runs = await Promise.all(folders.map(readRun));
checkAlike(runs);
const chosen = [...runs].sort(byValidation)[0];
const { name } = chosen.manifest;
const target = join(dirname(dirname(fileURLToPath(import.meta.url))), 'models', name);
const manifest = { ...chosen.manifest, figures: [...chosen.manifest.figures, ...(await testFigures())] };
await mkdir(target, { recursive: true });
for (const file of ['model.onnx', 'explain.onnx']) {
  await writeFile(join(target, file), await readFile(join(chosen.folder, 'bundle', file)));
}
await writeFile(join(target, 'CARD.md'), modelCard(manifest));
await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${target}: seed ${manifest.training.seed}`);
for (const { name: figure, value, n, interval95 } of manifest.figures)
  console.log(figure, value, `n=${n}`, interval95.join(' – '));

async function readRun(folder: string): Promise<Run> {
  const bundle = join(folder, 'bundle');
  const manifest = JSON.parse(await readFile(join(bundle, 'manifest.json'), 'utf8')) as BundleManifest;
  return { folder, manifest, model: await readFile(join(bundle, 'model.onnx')) };
}

function checkAlike(all: readonly Run[]): void {
  const recipes = new Set(all.map(({ manifest: { training } }) => JSON.stringify(training.recipe)));
  const seeds = new Set(all.map(({ manifest: { training } }) => training.seed));
  if (recipes.size > 1 || seeds.size < all.length)
    throw new Error('release: wanted runs of one recipe, each with another seed');
}

/** The lower log loss first: the count of mistakes is mostly that of digits nobody can read. */
function byValidation(a: Run, b: Run): number {
  const logLoss = ({ manifest }: Run) =>
    manifest.figures.find(({ name }) => name === 'validation log loss')?.value ?? Number.NaN;
  return logLoss(a) - logLoss(b);
}

async function testFigures(): Promise<Figure[]> {
  const seeds = runs.map(({ manifest: { training } }) => training.seed).join(', ');
  const { from } = chosen.manifest.training;
  const began = from ? ` --from the run of ${from.recipe} with that seed` : '';
  const command = `cifra train ${name} --seed N${began} for N = ${seeds}; node scripts/release.ts`;
  const figures: Figure[] = [];
  for (const set of TEST_SETS) {
    const measured = [];
    for (const { model } of runs) measured.push(await testAccuracy(model, set, { root, runtime }));
    console.log(set, measured.map(({ value, n }) => `${Math.round((1 - value) * n)} errors`).join(', '));
    figures.push({ ...measured[runs.indexOf(chosen)], command }, { ...meanOfSeeds(measured), command });
  }
  return figures;
}
