import { basename, resolve } from 'node:path';
import { checkRecipe, type DigitRecipe, type Recipe } from '@cifra/training/recipe/recipe.ts';
import { openPictures } from '@cifra/training/tasks/digit/folderDigits.ts';
import { absentData } from '@cifra/training/tasks/trainingData.ts';
import { CommandError } from '../commandError.ts';
import { exitCodes } from '../exitCodes.ts';

export type OwnRecipe = {
  readonly recipe: Recipe;
  /** What was changed besides the data. */
  readonly notes: readonly string[];
};

const DATA_SETS = ['mnist', 'usps', 'synthetic'];

/**
 * The recipe for other data: its name says so, because the bundle is called by it. For fewer pictures than two batches the batch becomes
 * smaller, and the learning rate with it (linear scaling, Goyal et al. 2017).
 *
 * @throws CommandError for a recipe that reads lines, DataError for a folder without labelled pictures
 */
export async function trainOn(recipe: Recipe, folder: string): Promise<OwnRecipe> {
  if (recipe.task === 'number') {
    throw new CommandError(
      `${recipe.name} learns lines of digits, --train-on is for recipes of single digits`,
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
  // In the order of a recipe that was read, as its hash wants it.
  return { recipe: checkRecipe(fitting), notes };
}

/** Pictures to learn from; which of them give a digit is not known yet. */
async function countExamples({ data }: DigitRecipe): Promise<number> {
  const { train, validation } = (await openPictures(data.train, absentData('--train-on', data.train))).parts;
  const count = train?.files.length ?? 0;
  return validation ? count : Math.floor(count * (1 - data.validation.share));
}

function withBatch(recipe: DigitRecipe, examples: number): OwnRecipe & { recipe: DigitRecipe } {
  const { batchSize, learningRate } = recipe;
  // At least two steps an epoch, also where some pictures give no digit.
  if (examples >= 2 * batchSize) return { recipe, notes: [] };
  const smaller = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, examples / 2))));
  const note = `batches of ${smaller} instead of ${batchSize}: there are only about ${examples} pictures to learn from`;
  return {
    recipe: { ...recipe, batchSize: smaller, learningRate: (learningRate * smaller) / batchSize },
    notes: [note],
  };
}

/** Small letters, digits and single hyphens, as names of recipes are. */
function slug(folder: string): string {
  const plain = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain || 'own';
}
