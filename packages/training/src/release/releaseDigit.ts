import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CifraError } from '@cifra/core/base/error.ts';
import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import type { Figure } from '@cifra/core/model/manifest.ts';
import { type BundleManifest, modelCard } from '../bundle/card.ts';
import { writeBundle } from '../bundle/writeBundle.ts';
import { type WorldFile, worldJson } from '../evaluation/world/worldFile.ts';
import { type Measured, meanOfSeeds, TEST_SETS, type TestSet } from './testFigures.ts';

export type DigitRelease = {
  /** The folder of released models; the model's name is added. */
  readonly models: string;
  /** Name and version of the model, if they are not those of the recipe. */
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** Measures a model on a test set. */
  readonly measure: (model: Uint8Array, set: TestSet) => Promise<Measured>;
  /** Reads groups of writers with the chosen model; null if that was not measured. */
  readonly world?: (bundle: Bundle<'digit'>) => Promise<WorldFile | null>;
};

type Run = {
  readonly manifest: BundleManifest;
  readonly model: Uint8Array;
  readonly explain: Uint8Array;
};

/**
 * Releases the best of several finished runs that differ only in their seed, chosen on validation.
 * Only then are the test sets opened, and the figures of all seeds recorded in the manifest.
 * @throws CifraError if the runs are not alike
 */
export async function releaseDigit(
  folders: readonly string[],
  { models, name, version, measure, world: readWorld }: DigitRelease,
): Promise<BundleManifest> {
  const runs = await Promise.all(folders.map(readRun));
  checkAlike(runs);
  const chosen = runs.toSorted(byValidation)[0];
  const figures = [...chosen.manifest.figures, ...(await testFigures(runs, chosen, measure))];
  const manifest = {
    ...chosen.manifest,
    ...(name !== undefined && { name }),
    ...(version !== undefined && { version }),
    figures,
  };
  const { model, explain } = chosen;
  const world = (await readWorld?.({ manifest, model, explain })) ?? null;
  await writeBundle(join(models, manifest.name), manifest, {
    'model.onnx': model,
    'explain.onnx': explain,
    'CARD.md': modelCard(manifest, undefined, world ?? undefined),
    ...(world && { 'world.json': worldJson(world) }),
  });
  return manifest;
}

async function readRun(folder: string): Promise<Run> {
  if (!existsSync(join(folder, 'bundle', 'manifest.json')))
    throw new CifraError('invalid-run', `${folder}: expected a finished run of a digit recipe`);
  const file = (name: string) => readFile(join(folder, 'bundle', name));
  const [text, model, explain] = await Promise.all(['manifest.json', 'model.onnx', 'explain.onnx'].map(file));
  const { manifest } = await parseBundle({ manifest: text.toString(), model, explain }, 'digit');
  return { manifest: manifest as BundleManifest, model, explain };
}

function checkAlike(runs: readonly Run[]): void {
  const recipes = new Set(runs.map(({ manifest: { training } }) => JSON.stringify(training.recipe)));
  const seeds = new Set(runs.map(({ manifest: { training } }) => training.seed));
  if (recipes.size > 1 || seeds.size < runs.length)
    throw new CifraError('invalid-run', 'expected runs of one recipe, each with another seed');
}

/** The lower log loss first: the number of mistakes mostly counts digits that are unreadable. */
function byValidation(a: Run, b: Run): number {
  const logLoss = ({ manifest }: Run) =>
    manifest.figures.find(({ name }) => name === 'validation log loss')?.value ?? Number.NaN;
  return logLoss(a) - logLoss(b);
}

async function testFigures(
  runs: readonly Run[],
  chosen: Run,
  measure: DigitRelease['measure'],
): Promise<Figure[]> {
  const seeds = runs.map(({ manifest: { training } }) => training.seed).join(', ');
  const { training } = chosen.manifest;
  const from = training.from ? ` --from ${startOf(training.from)}` : '';
  const command = `cifra train ${training.recipe.name} --seed N${from} for N = ${seeds}; cifra release digit`;
  const figures: Figure[] = [];
  for (const set of TEST_SETS) {
    const measured: Measured[] = [];
    for (const { model } of runs) measured.push(await measure(model, set));
    figures.push({ ...measured[runs.indexOf(chosen)], command });
    if (runs.length > 1) figures.push({ ...meanOfSeeds(measured), command });
  }
  return figures;
}

function startOf({ model, recipe }: NonNullable<BundleManifest['training']['from']>): string {
  return model ? `the released ${model}` : `the run of ${recipe} with that seed`;
}
