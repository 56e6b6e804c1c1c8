import { DataError } from '../../dataset/dataError.ts';
import { type WorldReading, worldMatrix } from '../../evaluation/world/worldMatrix.ts';
import type { WorldReport } from '../../evaluation/world/worldReport.ts';
import type { EvaluationOptions } from '../evaluationOptions.ts';

/** Readings of a collection; its name is shown in the report. */
export type ReadCollection = { readonly name: string; readonly readings: readonly WorldReading[] };

/** Reads one collection after the other. Those that are not in the data folder are named. */
export async function readCollections(
  collections: Readonly<Record<string, () => Promise<ReadCollection>>>,
  { signal, onEvent }: Pick<EvaluationOptions, 'signal' | 'onEvent'>,
): Promise<WorldReport> {
  const read: ReadCollection[] = [];
  const missing: string[] = [];
  for (const [set, open] of Object.entries(collections)) {
    signal?.throwIfAborted();
    onEvent?.({ kind: 'loading', set });
    try {
      read.push(await open());
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      missing.push(set);
      onEvent?.({ kind: 'warning', message: `${set} is left out: ${error.message}` });
    }
  }
  return {
    collections: read.map(({ name, readings }) => ({ name, n: readings.length })),
    missing,
    groups: worldMatrix(read.flatMap(({ readings }) => readings)),
  };
}
