import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@cifra/training/files/atomicFile.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import { frontOf } from '@cifra/training/tuning/front/domination.ts';
import type { Definition } from '@cifra/training/tuning/storage/events.ts';
import { bestOf, type CompleteTrial, completeOf, type Trial } from '@cifra/training/tuning/trial.ts';
import { applyParams } from './applyParams.ts';
import { tuningPage } from './page/tuningPage.ts';
import type { ObjectiveName } from './spaceFile.ts';
import { objectiveValue } from './words.ts';

/** The parts of its space that a study stores in addition to the parameters. */
export type Subject = { readonly recipe: DigitRecipe; readonly description: string };

/** The result files of a study. */
export type Results = {
  /** The best recipe by the first objective. */
  readonly best: string;
  readonly report: string;
};

/**
 * Writes `best.json`, `report.html` and, for several objectives, `front/trial-N.json` for each
 * point of the front. Returns undefined if no trial is complete.
 */
export async function writeResults(
  folder: string,
  definition: Definition,
  trials: readonly Trial[],
): Promise<Results | undefined> {
  const best = bestOf(trials);
  if (!best) return undefined;
  const results = { best: join(folder, 'best.json'), report: join(folder, 'report.html') };
  await writeRecipe(results.best, definition, best);
  if (definition.objectives.length > 1) {
    await mkdir(join(folder, 'front'), { recursive: true });
    for (const trial of frontTrials(trials)) {
      await writeRecipe(join(folder, 'front', `trial-${trial.number}.json`), definition, trial);
    }
  }
  const { description } = definition.subject as Subject;
  await writeAtomically(results.report, tuningPage({ definition, description, trials }));
  return results;
}

/** Returns the Pareto front: the complete trials that no other trial dominates. */
export function frontTrials(trials: readonly Trial[]): CompleteTrial[] {
  const complete = completeOf(trials);
  return frontOf(complete.map(({ values }) => values)).map((i) => complete[i]);
}

async function writeRecipe(path: string, definition: Definition, trial: CompleteTrial): Promise<void> {
  const { recipe } = definition.subject as Subject;
  const figures = (definition.objectives as ObjectiveName[]).map(
    (objective, i) => `${objective} ${objectiveValue(objective, trial.values[i])}`,
  );
  const tuned = applyParams(recipe, trial.params);
  const text: DigitRecipe = {
    ...tuned,
    name: `${recipe.name}-tuned`,
    description: `${recipe.description} Tuned: trial ${trial.number} of the study ${definition.name}, ${figures.join(', ')} on held-out digits.`,
    sources: [
      ...recipe.sources,
      `cifra tune: sampler ${definition.sampler}, seed ${definition.seed}, space of ${Object.keys(definition.space).join(', ')}.`,
    ],
  };
  await writeAtomically(path, `${JSON.stringify(text, null, 2)}\n`);
}
