import { availableParallelism } from 'node:os';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { stateCount } from '../../nn/ctcStates.ts';
import { stripGraph } from '../../nn/release.ts';
import type { StepOptions } from '../../nn/step.ts';
import { initialState } from '../../nn/trainer.ts';
import { LONGEST, planNetwork } from '../../recipe/network.ts';
import type { NumberRecipe } from '../../recipe/numberRecipe.ts';
import { GEOMETRY } from '../../synthetic/lines/cutLine.ts';
import { LOOK } from '../../synthetic/lines/fade.ts';
import type { Task } from '../task.ts';
import type { DataSources } from '../trainingData.ts';
import { exportNumber } from './exportNumber.ts';
import { heldOutSets } from './heldOutSets.ts';
import { lineSources } from './lineSources.ts';
import { readStrips, scoreStrips } from './scoreStrips.ts';
import { createStripBatches } from './stripBatches.ts';
import { loadStripSources } from './stripSources.ts';

/** Builds the task of reading a text line of digits and marks. */
export async function numberTask(
  recipe: NumberRecipe,
  sources: DataSources & { readonly runtime: Runtime },
  random: Random,
): Promise<Task> {
  const plan = planNetwork(recipe);
  const states = stateCount(LONGEST);
  const data = await loadStripSources(recipe.data, sources);
  const batches = createStripBatches(
    lineSources(recipe.data, data),
    { ...recipe, states, geometry: GEOMETRY, look: LOOK },
    random.split('batches'),
  );
  const sets = heldOutSets(data);
  const heldOut = sets.flatMap(({ strips }) => strips);
  const options: StepOptions = { ...recipe, loss: { kind: 'ctc', states } };
  return {
    plan,
    options,
    batches,
    freshState: (random) => initialState(plan, options, random),
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
      await exportNumber(folder, { recipe, plan, state, sets, runtime: sources.runtime, training });
      return undefined;
    },
    async dispose() {},
  };
}
