import {
  amount,
  fail,
  finite,
  type Json,
  list,
  object,
  share,
  string,
  text,
  texts,
} from './manifestFields.ts';

/** Checks `training`: how a model was made. */
export function checkTraining(training: Json): void {
  checkRecipe(object(training.recipe, 'training.recipe'));
  finite(training.seed, 'training.seed');
  text(training.commit, 'training.commit');
  texts(training.versions, 'training.versions');
  texts(training.data, 'training.data');
  amount(training.epochs, 'training.epochs');
  if (training.from !== undefined) checkFrom(object(training.from, 'training.from'));
}

function checkFrom(from: Json): void {
  for (const key of ['recipe', 'recipeHash']) text(from[key], `training.from.${key}`);
  for (const key of ['seed', 'step']) finite(from[key], `training.from.${key}`);
}

/** A bundle made elsewhere may have a recipe of its own kind: only the entries that Cifra reads are checked. */
function checkRecipe(recipe: Json): void {
  const entry = 'training.recipe';
  for (const key of ['name', 'version', 'description']) {
    if (recipe[key] !== undefined) text(recipe[key], `${entry}.${key}`);
  }
  if (recipe.data !== undefined) checkData(object(recipe.data, `${entry}.data`), `${entry}.data`);
  if (recipe.augmentation !== undefined) checkNumbers(recipe.augmentation, `${entry}.augmentation`);
  if (recipe.model !== undefined) {
    list(object(recipe.model, `${entry}.model`).layers, `${entry}.model.layers`);
  }
}

function checkData({ train, nonDigits, validation }: Json, entry: string): void {
  if (train !== undefined) string(train, `${entry}.train`);
  if (nonDigits !== undefined) amount(nonDigits, `${entry}.nonDigits`);
  if (validation === undefined) return;
  const part = object(validation, `${entry}.validation`);
  if (part.share !== undefined) share(part.share, `${entry}.validation.share`);
  if (part.seed !== undefined && typeof part.seed !== 'string') finite(part.seed, `${entry}.validation.seed`);
}

/** An object of numbers, or of objects of numbers. */
function checkNumbers(value: unknown, entry: string): void {
  for (const [key, each] of Object.entries(object(value, entry))) {
    if (typeof each === 'object') checkNumbers(each, `${entry}.${key}`);
    else finite(each, `${entry}.${key}`);
  }
}

/** Checks `figures`: what was measured of a model. */
export function checkFigures(figures: unknown): void {
  for (const [i, value] of list(figures, 'figures').entries()) {
    const entry = `figures[${i}]`;
    const figure = object(value, entry);
    for (const key of ['name', 'data', 'metric']) string(figure[key], `${entry}.${key}`);
    text(figure.command, `${entry}.command`);
    finite(figure.value, `${entry}.value`);
    amount(figure.n, `${entry}.n`);
    const bounds = list(figure.interval95, `${entry}.interval95`);
    if (bounds.length !== 2) fail(`${entry}.interval95`, bounds, 'two numbers, the lower bound first');
    for (const [side, bound] of bounds.entries()) finite(bound, `${entry}.interval95[${side}]`);
  }
}
