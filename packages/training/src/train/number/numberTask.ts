import { availableParallelism } from 'node:os';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random.ts';
import { STRIP_HEIGHT } from '@cifra/core/strip.ts';
import { GEOMETRY } from '../../data/strips/cutLine.ts';
import { LOOK } from '../../data/strips/fade.ts';
import { stateCount } from '../../nn/ctcStates.ts';
import { type Plan, planModel } from '../../nn/plan.ts';
import { stripGraph } from '../../nn/release.ts';
import type { NumberRecipe } from '../recipe.ts';
import type { Task } from '../task.ts';
import type { DataSources } from '../trainingData.ts';
import { exportNumber } from './exportNumber.ts';
import { heldOutCheques, heldOutNumbers } from './heldOut.ts';
import { readStrips, scoreStrips } from './judgeStrips.ts';
import { lineSources } from './lineSources.ts';
import { createStripBatches } from './stripBatches.ts';
import { loadStripSources } from './stripSources.ts';

/** Symbols of the longest string that is learned; where all are the same, a blank stands between any two. */
const LONGEST = 12;
const LEAST_COLUMNS = 2 * LONGEST - 1;

/** Learning to read a line of digits and marks. */
export async function numberTask(
  recipe: NumberRecipe,
  sources: DataSources & { readonly runtime: Runtime },
  random: Random,
): Promise<Task> {
  const plan = planStrips(recipe);
  const states = stateCount(LONGEST);
  const data = await loadStripSources(recipe.data, sources);
  const batches = createStripBatches(
    lineSources(recipe.data, data),
    { ...recipe, states, geometry: GEOMETRY, look: LOOK },
    random.split('batches'),
  );
  const sets = {
    'orand-car-a cheques': heldOutCheques(data.heldOutCheques),
    'numbers of five digits by one MNIST writer each': heldOutNumbers(data.heldOutHands),
  };
  const heldOut = Object.values(sets).flat();
  return {
    plan,
    options: { ...recipe, loss: { kind: 'ctc', states } },
    batches,
    files: data.files,
    examples: batches.stepsPerEpoch * recipe.batchSize,
    heldOut: heldOut.length,
    warnings: [],
    async validate(state) {
      const model = stripGraph(plan, { weights: state.average, statistics: state.statistics });
      const logits = await readStrips(model, heldOut, sources.runtime, { threads: availableParallelism() });
      return { validation: scoreStrips(logits, heldOut) };
    },
    async release(folder, state, training) {
      await exportNumber(folder, { recipe, plan, state, heldOut: sets, runtime: sources.runtime, training });
    },
    async dispose() {},
  };
}

/** @throws Error for a network that does not give enough columns of all classes, each of as many whole pixels */
function planStrips({ model, width }: NumberRecipe): Plan {
  const plan = planModel(model, [1, STRIP_HEIGHT, width]);
  const { columns, to } = plan;
  if (columns === 1 || to[0] !== LINE_CLASSES) {
    throw new Error(`recipe.model: gives [${to}]; a number recipe wants columns of ${LINE_CLASSES} classes`);
  }
  if (width % columns !== 0) {
    throw new Error(`recipe.width: ${width} pixels make ${columns} columns, wanted a multiple of them`);
  }
  if (columns < LEAST_COLUMNS) {
    throw new Error(
      `recipe.width: ${columns} columns of ${width} pixels, wanted ${LEAST_COLUMNS} for strings of ${LONGEST}`,
    );
  }
  return plan;
}
