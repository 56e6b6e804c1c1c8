import type { Bundle } from '@cifra/core/model/bundle.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { evaluateStrings } from '../evaluation/numbers/evaluateStrings.ts';
import type { NumberReport, StringsReport } from '../evaluation/numbers/numberReport.ts';
import type { StripData } from '../recipe/numberRecipe.ts';
import { stringsOf } from '../tasks/line/calibrate.ts';
import type { HeldOut } from '../tasks/line/heldOut.ts';
import { heldOutSets } from '../tasks/line/heldOutSets.ts';
import { loadStripSources } from '../tasks/line/stripSources.ts';
import type { DataSources } from '../tasks/trainingData.ts';
import { evaluatedModel } from './evaluatedModel.ts';
import type { EvaluationOptions } from './evaluationOptions.ts';
import { numberWorld } from './world/numberWorld.ts';

export type NumberEvaluationOptions = Pick<
  EvaluationOptions,
  'runtime' | 'threads' | 'seed' | 'command' | 'versions' | 'now' | 'signal' | 'onEvent'
> & {
  readonly model: Bundle<'number'>;
  readonly sources: DataSources;
  /** Also reads the numbers of all collections in the data folder, together with this model. */
  readonly worldWith?: Bundle<'digit'> | undefined;
  /** Uses 100 strings per set and 200 draws. */
  readonly quick: boolean;
};

const QUICK_STRINGS = 100;
/** Numbers of each collection that the whole reader reads. */
const QUICK_NUMBERS = 400;
const RESAMPLES = { quick: 200, whole: 1000 };

/**
 * Evaluates a model of numbers on the strips that training held out. @throws DataError, the reason
 * of `signal` when aborted
 */
export async function evaluateNumber(options: NumberEvaluationOptions): Promise<NumberReport> {
  const { model, sources, quick, seed, command, versions, now, onEvent, signal } = options;
  onEvent?.({ kind: 'loading', set: 'strips' });
  const { data = {} } = model.manifest.training.recipe as { data?: Partial<StripData> };
  const { files, ...heldOut } = await loadStripSources(data, sources);
  const resamples = quick ? RESAMPLES.quick : RESAMPLES.whole;
  const reports: StringsReport[] = [];
  for (const { name, about, strips } of heldOutSets(heldOut)) {
    signal?.throwIfAborted();
    const some = quick ? strips.slice(0, QUICK_STRINGS) : strips;
    const logits = await readReleased(some, options);
    onEvent?.({ kind: 'judging', set: name });
    const strings = stringsOf(logits, some, model.manifest);
    reports.push(evaluateStrings({ name, about, strings }, model.manifest.riskCoverage, { resamples, seed }));
  }
  return {
    format: 'cifra-number-report/3',
    model: evaluatedModel(model.manifest),
    resamples,
    seed,
    command,
    versions,
    made: now.toISOString(),
    files,
    sets: reports,
    ...(options.worldWith && {
      world: await numberWorld({
        ...options,
        digitModel: options.worldWith,
        sample: quick ? QUICK_NUMBERS : undefined,
      }),
    }),
  };
}

/** Logits of each strip in the order of `SYMBOLS`; a released model may know fewer of them. */
async function readReleased(
  strips: readonly HeldOut[],
  { model, runtime, threads }: Pick<NumberEvaluationOptions, 'model' | 'runtime' | 'threads'>,
): Promise<Float32Array[]> {
  const lineModel = await createLineModel(model, runtime, { threads });
  try {
    const all: Float32Array[] = [];
    for (const { strip } of strips) all.push(await lineModel.read(strip));
    return all;
  } finally {
    await lineModel.release();
  }
}
