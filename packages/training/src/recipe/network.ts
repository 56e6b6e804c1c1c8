import { CifraError } from '@cifra/core/base/error.ts';
import { STRIP_HEIGHT } from '@cifra/core/frames/strip.ts';
import { LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import { type Plan, planModel } from '../nn/plan.ts';
import type { FeatureShape, ModelSpec } from '../nn/spec.ts';

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
  | { readonly task: 'number'; readonly model: ModelSpec; readonly width: number };

/**
 * Returns the shapes of a recipe's network, from its input to an output that its task can use.
 * @throws Error if a layer does not fit the previous one, or the last layer does not fit the task
 */
export function planNetwork(recipe: NetworkRecipe): Plan {
  return recipe.task === 'number' ? planStrips(recipe) : planDigits(recipe);
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
  const [first] = model.layers;
  if (first.kind === 'conv' && first.whitening)
    throw misfit('model.layers[0].whitening', 'got true', 'a digit recipe: strips are not known in advance');
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
