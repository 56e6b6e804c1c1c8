import type { Random } from '@cifra/core/random.ts';
import { type Dataset, subset } from '../data/dataset.ts';
import { loadDataset } from '../data/load.ts';
import { applySplit, splitByLabel, splitByWriter } from '../data/split.ts';
import { shuffled } from './batches.ts';
import type { Recipe, RecipeData } from './recipe.ts';

export type TrainingData = { readonly train: Dataset; readonly validation: Dataset };

/** The digits that a recipe names, split into those to learn from and those held out. Test sets are never opened. */
export async function loadTrainingData(
  { data }: Pick<Recipe, 'data'>,
  dataRoot: string | undefined,
  random: Random,
): Promise<TrainingData> {
  const dataset = await loadWhole(data, dataRoot, random.split('synthetic'));
  const { train, validation } = applySplit(dataset, split(data, dataset));
  const { samples = Infinity } = data;
  if (data.train === 'synthetic' || samples >= train.labels.length) return { train, validation };
  const chosen = shuffled(train.labels.length, random.split('samples')).subarray(0, samples);
  return { train: subset(train, chosen), validation };
}

async function loadWhole(data: RecipeData, dataRoot: string | undefined, _random: Random): Promise<Dataset> {
  switch (data.train) {
    case 'mnist':
      if (!dataRoot) {
        throw new Error(
          `the recipe trains on ${data.train}: name the folder that has it with --data or CIFRA_DATA`,
        );
      }
      return loadDataset(data.train, 'train', { root: dataRoot });
    default:
      throw new Error(`recipe.data.train: ${data.train} is not supported yet`);
  }
}

/** MNIST is always split by writer: without the table of writers that is an error, not a split by chance. */
function split({ train, validation }: RecipeData, dataset: Dataset) {
  const byWriter = train === 'mnist' || dataset.writers !== undefined;
  return byWriter ? splitByWriter(dataset, validation) : splitByLabel(dataset, validation);
}
