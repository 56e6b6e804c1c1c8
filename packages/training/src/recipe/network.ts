import { CifraError } from '@cifra/core/base/error.ts';
import { STRIP_HEIGHT } from '@cifra/core/frames/strip.ts';
import { CELL } from '@cifra/core/model/pageClasses.ts';
import { PAGE_CHANNELS } from '@cifra/core/model/pageModel.ts';
import { LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import { type Plan, planModel } from '../nn/plan.ts';
import type { FeatureShape, ModelSpec } from '../nn/spec.ts';
import type { PageRecipe } from './pageRecipe.ts';

/**
 * Number of symbols in the longest string to learn. If all are equal, the output needs a blank
 * between every two.
 */
export const LONGEST = 14;
const LEAST_COLUMNS = 2 * LONGEST - 1;

const DIGITS = 10;

/** The part of a recipe that determines the shape of a network's output. */
export type NetworkRecipe =
  | { readonly task?: 'digit'; readonly model: ModelSpec }
  | { readonly task: 'number'; readonly model: ModelSpec; readonly width: number }
  | ({ readonly task: 'page'; readonly model: ModelSpec } & Pick<PageRecipe, 'crop' | 'augmentation'>);

/**
 * Returns the shapes of a recipe's network, from its input to an output that its task can use.
 * @throws Error if a layer does not fit the previous one, or the last layer does not fit the task
 */
export function planNetwork(recipe: NetworkRecipe): Plan {
  switch (recipe.task) {
    case 'number':
      return planStrips(recipe);
    case 'page':
      return planPages(recipe);
    default:
      return planDigits(recipe);
  }
}

function planDigits({ model }: NetworkRecipe): Plan {
  const plan = planLayers(model);
  const { columns, to } = plan;
  if (columns !== 1) throw misfit('model', `gives ${columns} columns`, 'one output for each digit');
  if (to.length === 1 && to[0] === DIGITS) return plan;
  const gives =
    to.length === 1 ? `the last layer gives ${to[0]} outputs` : `the last layer gives a map of [${to}]`;
  throw misfit('model', gives, `${DIGITS} outputs, one for each digit`);
}

function planStrips({ model, width }: Extract<NetworkRecipe, { task: 'number' }>): Plan {
  const plan = planLayers(model, [1, STRIP_HEIGHT, width]);
  requireLearnedKernels(model, 'strips');
  const { columns, to } = plan;
  if (columns === 1 || to[0] !== LINE_CLASSES) {
    const gives = columns === 1 ? `gives [${to}] without columns` : `gives columns of ${to[0]} outputs`;
    throw misfit('model', gives, `columns of ${LINE_CLASSES} outputs`);
  }
  if (width % columns !== 0) {
    throw misfit('width', `${width} pixels make ${columns} columns`, 'a multiple of the columns');
  }
  if (columns < LEAST_COLUMNS) {
    const few = `${columns} columns of ${width} pixels`;
    throw misfit('width', few, `${LEAST_COLUMNS} columns for strings of ${LONGEST}`);
  }
  return plan;
}

function planPages({ model, crop, augmentation }: Extract<NetworkRecipe, { task: 'page' }>): Plan {
  requireLearnedKernels(model, 'pages');
  const plan = planLayers(model, [1, crop, crop]);
  const wanted = [PAGE_CHANNELS, crop / CELL, crop / CELL];
  if (String(plan.to) !== String(wanted)) throw misfit('model', `gives [${plan.to}]`, `[${wanted}]`);
  if (augmentation.margin % CELL !== 0)
    throw misfit('augmentation.margin', `got ${augmentation.margin}`, `a multiple of ${CELL}`);
  return plan;
}

function requireLearnedKernels({ layers: [first] }: ModelSpec, pictures: string): void {
  if (first.kind === 'conv' && first.whitening)
    throw misfit(
      'model.layers[0].whitening',
      'got true',
      `a digit recipe: ${pictures} are not known in advance`,
    );
}

function planLayers(model: ModelSpec, from?: FeatureShape): Plan {
  try {
    return planModel(model, from);
  } catch (error) {
    if (!(error instanceof CifraError)) throw error;
    throw new CifraError('invalid-recipe', `recipe.model.layers: ${error.message}`, { cause: error });
  }
}

function misfit(field: string, gives: string, expected: string): Error {
  return new CifraError('invalid-recipe', `recipe.${field}: ${gives}, expected ${expected}`);
}
