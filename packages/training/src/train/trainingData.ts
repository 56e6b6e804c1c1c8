import { stat } from 'node:fs/promises';
import type { Random } from '@cifra/core/random.ts';
import { type Dataset, subset } from '../data/dataset.ts';
import { type FolderOptions, readFolder } from '../data/folder.ts';
import { loadDataset } from '../data/load.ts';
import { applySplit, splitByLabel, splitByWriter } from '../data/split.ts';
import { syntheticDataset } from '../data/synthetic/syntheticDataset.ts';
import { shuffled } from './batches.ts';
import type { DigitRecipe, RecipeData } from './recipe.ts';

export type TrainingData = {
  readonly train: Dataset;
  readonly validation: Dataset;
  /** What was left out, and why. */
  readonly warnings: readonly string[];
};

/** Where data come from that a recipe only names. */
export type DataSources = {
  /** Folder of the data sets; needed for `mnist` and `usps`. */
  readonly dataRoot?: string;
  /** Reads pictures; needed for a folder of one's own. */
  readonly pictures?: Pick<FolderOptions, 'decode' | 'toDigit'>;
  readonly signal?: AbortSignal;
};

/** Digits of one synthetic writer. */
const PER_WRITER = 20;
/** Synthetic digits where a recipe does not say how many. */
const SYNTHETIC = 10_000;

/** The digits that a recipe names, split into those to learn from and those held out. Test sets are never opened. */
export async function loadTrainingData(
  { data }: Pick<DigitRecipe, 'data'>,
  sources: DataSources,
  random: Random,
): Promise<TrainingData> {
  const { dataset, warnings } = await loadWhole(data, sources);
  const { train, validation } = applySplit(dataset, split(data, dataset));
  const { samples = Infinity } = data;
  if (data.train === 'synthetic' || samples >= train.labels.length) return { train, validation, warnings };
  const chosen = shuffled(train.labels.length, random.split('samples')).subarray(0, samples);
  return { train: subset(train, chosen), validation, warnings };
}

type Loaded = { readonly dataset: Dataset; readonly warnings: readonly string[] };

async function loadWhole(data: RecipeData, { dataRoot, pictures, signal }: DataSources): Promise<Loaded> {
  switch (data.train) {
    case 'mnist':
    case 'usps':
      if (!dataRoot) {
        throw new Error(`recipe.data.train: ${data.train} needs the folder of the data sets (dataRoot)`);
      }
      return { dataset: await loadDataset(data.train, 'train', { root: dataRoot }), warnings: [] };
    case 'synthetic':
      return { dataset: drawDigits(data), warnings: [] };
    default: {
      await checkFolder(data.train);
      if (!pictures)
        throw new Error(`recipe.data.train: ${data.train} needs a reader of pictures (pictures)`);
      const { dataset, failures } = await readFolder(data.train, { ...pictures, signal });
      return {
        dataset,
        warnings: failures.map(({ file, reason }) => `${data.train}/${file}: ${reason}; left out`),
      };
    }
  }
}

/** What is no data set's name is a folder: where there is none, the name was mistyped. */
async function checkFolder(train: string): Promise<void> {
  const found = await stat(train).catch(() => null);
  if (found?.isDirectory()) return;
  throw new Error(
    `recipe.data.train: got ${JSON.stringify(train)}, wanted mnist, usps, synthetic, or a folder that is there`,
  );
}

/** Drawn from the split's seed, not from the run's: runs that differ in their seed have the same digits. */
function drawDigits({ samples = SYNTHETIC, validation }: RecipeData): Dataset {
  const writers = Math.ceil(samples / PER_WRITER);
  const drawn = syntheticDataset({ writers, perWriter: PER_WRITER, seed: validation.seed });
  return subset(
    drawn,
    Array.from({ length: samples }, (_, i) => i),
  );
}

/** MNIST is always split by writer: without the table of writers that is an error, not a split by chance. */
function split({ train, validation }: RecipeData, dataset: Dataset) {
  const byWriter = train === 'mnist' || dataset.writers !== undefined;
  return byWriter ? splitByWriter(dataset, validation) : splitByLabel(dataset, validation);
}
