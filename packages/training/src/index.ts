// The public names of `@cifra/training`: recipes, training, evaluation, and the bundles they make.
export { modelCard } from './bundle/card.ts';
export type { PictureReader } from './data/pictures/readPictures.ts';
export { loadDataset } from './data/sources/load.ts';
export { DataError } from './dataset/dataError.ts';
export type { Dataset } from './dataset/dataset.ts';
export { type Evaluation, evaluate } from './evaluate/evaluate.ts';
export type { EvaluationOptions } from './evaluate/evaluationOptions.ts';
export { reportPage } from './evaluation/page/page.ts';
export { englishPage } from './evaluation/words/englishPage.ts';
export type { TrainingEvent } from './learn/events.ts';
export { checkRecipe, parseRecipe, type Recipe } from './recipe/recipe.ts';
export { type TrainOptions, train } from './run/run.ts';
export { readRun } from './run/runFolder.ts';
export { syntheticDataset } from './synthetic/digits/syntheticDataset.ts';
