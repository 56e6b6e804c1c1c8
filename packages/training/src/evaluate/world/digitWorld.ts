import { decide } from '@cifra/core/decide/decide.ts';
import type { WorldReport } from '../../evaluation/world/worldReport.ts';
import { type EvaluationOptions, thoroughness } from '../evaluationOptions.ts';
import { readSet } from '../readSet.ts';
import { type ReadCollection, readCollections } from './readCollections.ts';
import { DIGIT_COLLECTIONS, type WorldDigits } from './worldDigits.ts';

/** What reading the digits of the world needs of the options of an evaluation. */
export type DigitWorldOptions = Pick<
  EvaluationOptions,
  'model' | 'seed' | 'quick' | 'runtime' | 'threads' | 'signal' | 'onEvent'
> & { readonly sources: Pick<EvaluationOptions['sources'], 'dataRoot'> };

/**
 * Reads the digits of all collections in the data folder, already in MNIST's frame, with the default
 * thresholds of the model.
 */
export function digitWorld(options: DigitWorldOptions): Promise<WorldReport> {
  const { model, sources, seed } = options;
  const sample = { dataRoot: sources.dataRoot, sample: thoroughness(options).digits, seed };
  const collections = Object.entries(DIGIT_COLLECTIONS).map(([name, load]) => [
    name,
    async () => readDigits(await load(model.manifest, sample), options),
  ]);
  return readCollections(Object.fromEntries(collections), options);
}

async function readDigits(digits: WorldDigits, options: DigitWorldOptions): Promise<ReadCollection> {
  const { name, labels, writers } = digits;
  const { model } = options;
  const logits = await readSet(digits, model, options);
  const readings = writers.map((writer, i) => {
    const { digit, refusal } = decide(logits.subarray(10 * i, 10 * (i + 1)), model.manifest);
    const [right, accepted] = [digit === labels[i], refusal === null];
    return { ...writer, right, accepted, acceptedWrong: accepted && !right };
  });
  return { name, readings };
}
