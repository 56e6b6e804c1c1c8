import { basename, resolve } from 'node:path';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import { checkRecipe, type Recipe } from '@cifra/training/recipe/recipe.ts';
import { openPictures } from '@cifra/training/tasks/digit/folderDigits.ts';
import { absentData } from '@cifra/training/tasks/trainingData.ts';
import { CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';

export type OwnRecipe = {
  readonly recipe: Recipe;
  /** Changes other than the data. */
  readonly notes: readonly string[];
};

const DATA_SETS = ['mnist', 'usps', 'synthetic'];

/**
 * Returns the recipe for other data, with a name that says so, because the bundle takes its name
 * from the recipe. For fewer pictures than two batches, the batch size and the learning rate are
 * reduced (linear scaling, Goyal et al. 2017).
 *
 * @throws CommandError for a recipe of text lines, DataError for a folder without labelled pictures
 */
export async function trainOn(recipe: Recipe, folder: string): Promise<OwnRecipe> {
  if (recipe.task === 'number' || recipe.task === 'page') {
    const what = recipe.task === 'number' ? 'lines of digits' : 'pages';
    throw new CommandError(
      `${recipe.name} is a recipe for ${what}; --train-on needs a recipe for single digits`,
      {
        exitCode: exitCodes.usage,
      },
    );
  }
  const { samples: _, ...data } = recipe.data;
  const own: DigitRecipe = {
    ...recipe,
    name: `${recipe.name}-${slug(folder)}`,
    description: `The recipe ${recipe.name} ${recipe.version}, trained on other data than its own: ${basename(resolve(folder))}.`,
    data: { ...data, train: folder },
  };
  const examples = DATA_SETS.includes(folder) ? Infinity : await countExamples(own);
  const { recipe: fitting, notes } = withBatch(own, examples);
  // Restores the field order of a recipe that was read from a file, on which its hash depends.
  return { recipe: checkRecipe(fitting), notes };
}

/** Counts the training pictures. Some of them may turn out not to give a digit. */
async function countExamples({ data }: DigitRecipe): Promise<number> {
  const { train, validation } = (await openPictures(data.train, absentData('--train-on', data.train))).parts;
  const count = train?.files.length ?? 0;
  return validation ? count : Math.floor(count * (1 - data.validation.share));
}

function withBatch(recipe: DigitRecipe, examples: number): OwnRecipe & { recipe: DigitRecipe } {
  const { batchSize, learningRate } = recipe;
  // At least two steps per epoch, even if some pictures do not give a digit.
  if (examples >= 2 * batchSize) return { recipe, notes: [] };
  const smaller = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, examples / 2))));
  const note = `batches of ${smaller} instead of ${batchSize}: there are only about ${examples} training pictures`;
  return {
    recipe: { ...recipe, batchSize: smaller, learningRate: (learningRate * smaller) / batchSize },
    notes: [note],
  };
}

/** Converts a name to lower-case letters, digits and single hyphens, as in names of recipes. */
function slug(folder: string): string {
  const plain = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain || 'own';
}
