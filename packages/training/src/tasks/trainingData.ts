import type { Random } from '@cifra/core/random/random.ts';
import type { PictureReader, ReadOptions } from '../data/pictures/readPictures.ts';
import type { Catalogue } from '../data/sources/catalogue.ts';
import { loadDataset } from '../data/sources/load.ts';
import { requireSets } from '../data/sources/requireSets.ts';
import { concatenate } from '../dataset/concatenate.ts';
import { type Dataset, subset } from '../dataset/dataset.ts';
import { applySplit, splitByLabel, splitByWriter } from '../dataset/split.ts';
import { shuffled } from '../learn/batches.ts';
import type { DigitRecipe, RecipeData } from '../recipe/digitRecipe.ts';
import type { StrokeData } from '../recipe/strokeData.ts';
import { syntheticDataset } from '../synthetic/digits/syntheticDataset.ts';
import { openPictures, readFolderDigits, unusedFiles } from './digit/folderDigits.ts';
import { warnOfMissing } from './digit/missingDigits.ts';
import { loadStrokeDigits, type StrokeDigits, type StrokeUse } from './digit/strokeDigits.ts';

export type TrainingData = {
  readonly train: Dataset;
  readonly validation: Dataset;
  /** Digits drawn from strokes, if the recipe names any; `validation` ends with those held out. */
  readonly strokes?: StrokeDigits;
  /** Reads the test part of a folder that has one; only for the figures of the finished model. */
  readonly readTest?: () => Promise<Dataset>;
  /** Data that were left out, with reasons. */
  readonly warnings: readonly string[];
};

/** Sources of the data that a recipe refers to by name. */
export type DataSources = {
  /** Folder of the data sets; required for `mnist`, `usps` and strokes. */
  readonly dataRoot?: string | undefined;
  /** Expected files; tests pass their own. */
  readonly catalogue?: Catalogue;
  /** Reads pictures; required for a folder of them. */
  readonly pictures?: PictureReader;
  readonly signal?: AbortSignal;
  /** Receives the number of pictures of a folder that are read. */
  readonly onPictures?: ReadOptions['onProgress'];
};

/** Number of digits by one synthetic writer. */
const PER_WRITER = 20;
/** Number of synthetic digits if a recipe leaves it out. */
const SYNTHETIC = 10_000;

/**
 * Loads the digits that a recipe names, split into training and held-out digits. Never opens test
 * sets.
 * @param trained true if the weights start from those of another run, which may know digits without an
 * example here
 */
export async function loadTrainingData(
  { data }: Pick<DigitRecipe, 'data'>,
  sources: DataSources,
  random: Random,
  { trained = false }: { readonly trained?: boolean } = {},
): Promise<TrainingData> {
  const sides = await loadSides(data, sources, trained);
  const train = sampled(data, sides.train, random.split('samples'));
  if (!data.strokes) return { ...sides, train };
  const strokes = await loadStrokes(data.strokes, sources, {
    validation: data.validation,
    otherDigits: train.labels.length,
    random: random.split('writers of strokes'),
  });
  return { ...sides, train, validation: concatenate(sides.validation, strokes.validation), strokes };
}

/** The digits to learn from: all, or as many as the recipe says. */
function sampled({ train, samples = Infinity }: RecipeData, dataset: Dataset, random: Random): Dataset {
  if (train === 'synthetic' || samples >= dataset.labels.length) return dataset;
  return subset(dataset, shuffled(dataset.labels.length, random).subarray(0, samples));
}

function loadStrokes(
  data: StrokeData,
  { dataRoot, catalogue }: DataSources,
  use: StrokeUse,
): Promise<StrokeDigits> {
  if (!dataRoot) throw new Error('recipe.data.strokes: needs the folder of the data sets (dataRoot)');
  return loadStrokeDigits(data, use, { root: dataRoot, catalogue });
}

async function loadSides(data: RecipeData, sources: DataSources, trained: boolean): Promise<TrainingData> {
  switch (data.train) {
    case 'mnist':
    case 'usps':
      return { ...splitSides(data, await loadSet(data.train, sources)), warnings: [] };
    case 'synthetic':
      return { ...splitSides(data, drawDigits(data)), warnings: [] };
    default:
      return loadFolder(data, sources, trained);
  }
}

async function loadSet(name: 'mnist' | 'usps', { dataRoot, catalogue }: DataSources): Promise<Dataset> {
  if (!dataRoot) throw new Error(`recipe.data.train: ${name} needs the folder of the data sets (dataRoot)`);
  requireSets(dataRoot, name === 'mnist' ? ['mnist', 'qmnist'] : ['usps']);
  return loadDataset(name, 'train', { root: dataRoot, ...(catalogue && { catalogue }) });
}

/**
 * The error message for a name that is neither a data set nor an existing folder: it was mistyped.
 */
export function absentData(field: string, train: string): string {
  return `${field}: got ${JSON.stringify(train)}, expected mnist, usps, synthetic, or a folder that exists`;
}

/** Uses a folder's own validation part if it has one; otherwise splits the folder. */
async function loadFolder(
  data: RecipeData,
  { pictures, signal, onPictures }: DataSources,
  trained: boolean,
): Promise<TrainingData> {
  const layout = await openPictures(data.train, absentData('recipe.data.train', data.train));
  if (!pictures) throw new Error(`recipe.data.train: ${data.train} needs a reader of pictures (pictures)`);
  const options = { ...pictures, signal, onProgress: onPictures };
  const { dataset, warnings } = await readFolderDigits(layout, 'train', options);
  const missing = warnOfMissing(dataset, { trained, leftOut: warnings });
  const held = layout.parts.validation && (await readFolderDigits(layout, 'validation', options));
  const sides = held ? { train: dataset, validation: held.dataset } : splitSides(data, dataset);
  const readTest = async () => (await readFolderDigits(layout, 'test', options)).dataset;
  return {
    ...sides,
    ...(layout.parts.test && { readTest }),
    warnings: [...missing, ...unusedFiles(layout), ...warnings, ...(held?.warnings ?? [])],
  };
}

/**
 * Draws from the split's seed, so that runs that differ only in their seed have the same digits.
 */
function drawDigits({ samples = SYNTHETIC, validation }: RecipeData): Dataset {
  const writers = Math.ceil(samples / PER_WRITER);
  const drawn = syntheticDataset({ writers, perWriter: PER_WRITER, seed: validation.seed });
  return subset(
    drawn,
    Array.from({ length: samples }, (_, i) => i),
  );
}

/**
 * MNIST is always split by writer. A missing table of writers is an error, because a random split
 * would mix writers.
 */
function splitSides({ train, validation }: RecipeData, dataset: Dataset) {
  const byWriter = train === 'mnist' || dataset.writers !== undefined;
  const split = byWriter ? splitByWriter(dataset, validation) : splitByLabel(dataset, validation);
  return applySplit(dataset, split);
}
