import { existsSync, globSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CifraError } from '@cifra/core/base/error.ts';
import { FieldError, list, oneOf, record, text } from '@cifra/core/json/check.ts';
import { parseJson } from '@cifra/core/json/parseJson.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import type { Recipe } from '@cifra/training/recipe/recipe.ts';
import { checkSpace } from '@cifra/training/tuning/checkSpace.ts';
import { valueAt } from '@cifra/training/tuning/domain.ts';
import { fill, type Space } from '@cifra/training/tuning/space.ts';
import { CommandError } from '../platform/commandError.ts';
import { readTextFile } from '../platform/textFile.ts';
import { loadRecipe } from '../training/recipes.ts';
import { applyParams } from './applyParams.ts';

const folder = dirname(fileURLToPath(import.meta.resolve('@cifra/training/spaces/tiny-synthetic.json')));

/**
 * Objectives to minimise: the share of misread held-out digits, their mean log loss, multiply-adds
 * per reading.
 */
export const OBJECTIVES = ['error', 'logLoss', 'multiplyAdds'] as const;
export type ObjectiveName = (typeof OBJECTIVES)[number];

/** A recipe to tune, and places in it with their possible values. */
export type TuningSpace = {
  readonly name: string;
  readonly description: string;
  readonly recipe: DigitRecipe;
  /** The first objective is reported during the trial and decides which trial is best. */
  readonly objectives: readonly ObjectiveName[];
  /** A parameter's name is its place in the recipe: `optimiser.momentum`, `model.layers.0.out`. */
  readonly space: Space;
};

/** Returns the names of the spaces that come with the project. */
export function spaceNames(): string[] {
  return globSync('*.json', { cwd: folder })
    .map((file) => basename(file, '.json'))
    .sort();
}

const head = record({
  name: text({
    pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    expected: 'a name of lower-case letters, digits and single hyphens',
  }),
  description: text(),
  recipe: text(),
  objectives: list(oneOf(...OBJECTIVES), { atLeast: 1 }),
});

/**
 * Loads a space by its name, or from a JSON file.
 * @throws CommandError that lists the known spaces, Error that names a wrong field
 */
export async function loadSpace(nameOrFile: string): Promise<TuningSpace> {
  const known = join(folder, `${nameOrFile}.json`);
  const path = /^[a-z0-9-]+$/.test(nameOrFile) && existsSync(known) ? known : nameOrFile;
  if (!existsSync(path)) {
    const hint = `Available: ${spaceNames().join(', ')}. You can also give the path of a JSON file.`;
    throw new CommandError(`there is no search space "${nameOrFile}"`, { hint });
  }
  const { parameters, ...rest } = parse(await readTextFile(path), path);
  try {
    const { recipe, ...checked } = head(rest, 'space');
    const space = checkSpace(parameters);
    const base = digitRecipe(await baseRecipe(recipe, path));
    checkPlaces(base, space);
    return { ...checked, recipe: base, space };
  } catch (error) {
    if (!(error instanceof CifraError)) throw error;
    throw new CommandError(`${path}: ${error.message}`, { cause: error });
  }
}

/**
 * Checks two corners and the middle of the space, so that an unknown place fails before the first
 * trial.
 */
function checkPlaces(recipe: DigitRecipe, space: Space): void {
  for (const place of [0, 0.5, 1]) {
    applyParams(
      recipe,
      fill(space, (_, domain) => valueAt(domain, place)),
    );
  }
}

function parse(json: string, path: string): Readonly<Record<string, unknown>> {
  const value = parseJson(json, path);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new CommandError(`${path}: not a search space: expected a JSON object`);
}

/** Loads a recipe by its name, or by a path relative to the space's file. */
function baseRecipe(name: string, path: string): Promise<Recipe> {
  const relative = resolve(dirname(path), name);
  return loadRecipe(existsSync(relative) ? relative : name);
}

function digitRecipe(recipe: Recipe): DigitRecipe {
  if (recipe.task === 'number' || recipe.task === 'page')
    throw new FieldError('space.recipe', recipe.name, 'a recipe of a digit model');
  return recipe;
}
