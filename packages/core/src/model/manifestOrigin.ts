import {
  anyText,
  asObject,
  type Check,
  dictionary,
  FieldError,
  list,
  number,
  openRecord,
  optional,
  text,
} from '../json/check.ts';

const amount = number({ from: 0 });

/** An object of numbers, or of objects of numbers. */
const numbers: Check<object> = (value, path) => {
  for (const [key, each] of Object.entries(asObject(value, path))) {
    if (typeof each === 'object') numbers(each, `${path}.${key}`);
    else number()(each, `${path}.${key}`);
  }
  return value as object;
};

const seed: Check<number | string> = (value, path) =>
  typeof value === 'string' ? value : number()(value, path);

/**
 * A bundle made elsewhere may have a recipe of its own kind: only the fields that Cifra reads are
 * checked.
 */
const recipe: Check<object> = openRecord({
  name: optional(anyText),
  version: optional(anyText),
  description: optional(anyText),
  data: optional(
    openRecord({
      train: optional(text()),
      nonDigits: optional(amount),
      strokes: optional(
        openRecord({
          share: optional(number({ from: 0, to: 1 })),
          leaveOut: optional(list(text())),
          nonDigits: optional(amount),
        }),
      ),
      validation: optional(openRecord({ share: optional(number({ from: 0, to: 1 })), seed: optional(seed) })),
    }),
  ),
  augmentation: optional(numbers),
  model: optional(openRecord({ layers: list((layer) => layer) })),
});

/** How a model was trained. */
export const training = openRecord({
  recipe,
  seed: number(),
  commit: anyText,
  versions: dictionary(anyText),
  data: dictionary(anyText),
  epochs: amount,
  from: optional(
    openRecord({
      recipe: anyText,
      recipeHash: anyText,
      seed: number(),
      step: optional(number()),
      model: optional(anyText),
    }),
  ),
  mean: optional(openRecord({ model: text(), share: number({ from: 0, to: 1 }) })),
});

const interval: Check<readonly [number, number]> = (value, path) => {
  const bounds = list(number())(value, path);
  if (bounds.length !== 2) throw new FieldError(path, value, 'two numbers, the lower bound first');
  return [bounds[0], bounds[1]];
};

/** The measured figures of a model. */
export const figures = list(
  openRecord({
    name: text(),
    data: text(),
    metric: text(),
    value: number(),
    n: amount,
    interval95: interval,
    command: anyText,
  }),
);
