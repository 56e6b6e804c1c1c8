import { existsSync, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseRecipe, type Recipe } from '@cifra/training/recipe/recipe.ts';
import { CommandError } from '../platform/commandError.ts';
import { readTextFile } from '../platform/textFile.ts';

const folder = dirname(fileURLToPath(import.meta.resolve('@cifra/training/recipes/tiny-synthetic.json')));

/** Returns the names of the recipes that come with the project. */
export function recipeNames(): string[] {
  return globSync('*.json', { cwd: folder })
    .map((file) => basename(file, '.json'))
    .sort();
}

/**
 * Loads a recipe by its name, or from a JSON file.
 * @throws CommandError that lists the known recipes, Error that names a wrong field
 */
export async function loadRecipe(nameOrFile: string): Promise<Recipe> {
  const known = join(folder, `${nameOrFile}.json`);
  const path = /^[a-z0-9-]+$/.test(nameOrFile) && existsSync(known) ? known : nameOrFile;
  if (!existsSync(path)) {
    const hint = `Available: ${recipeNames().join(', ')}. You can also give the path of a JSON file.`;
    throw new CommandError(`there is no recipe "${nameOrFile}"`, { hint });
  }
  return parseRecipe(await readTextFile(path), path);
}
