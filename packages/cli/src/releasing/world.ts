import { availableParallelism } from 'node:os';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { runtime } from '@cifra/node/runtime.ts';
import type { EvaluationEvent } from '@cifra/training/evaluate/evaluationOptions.ts';
import { digitWorld } from '@cifra/training/evaluate/world/digitWorld.ts';
import { numberWorld } from '@cifra/training/evaluate/world/numberWorld.ts';
import { readsWorld } from '@cifra/training/evaluate/world/readsWorld.ts';
import { type WorldFile, worldFileOf } from '@cifra/training/evaluation/world/worldFile.ts';
import type { WorldReport } from '@cifra/training/evaluation/world/worldReport.ts';
import { pictureReader } from '../training/pictures.ts';

/** Seed of the evaluation; nothing is drawn at random if all is read. */
const SEED = 1;

/** Reads all collections with a digit model; null if it learned from no strokes, or they are absent. */
export async function worldOfDigits(bundle: Bundle<'digit'>, dataRoot: string): Promise<WorldFile | null> {
  return fileOf(bundle, dataRoot, 'cifra release digit', () =>
    digitWorld({
      model: bundle,
      sources: { dataRoot },
      runtime,
      threads: availableParallelism(),
      quick: false,
      seed: SEED,
      onEvent: warn,
    }),
  );
}

/** The same with the whole reader. */
export async function worldOfNumbers(
  bundle: Bundle<'number'>,
  digitModel: Bundle<'digit'>,
  dataRoot: string,
): Promise<WorldFile | null> {
  const pictures = await pictureReader();
  return fileOf(bundle, dataRoot, 'cifra release number', () =>
    numberWorld({
      model: bundle,
      digitModel,
      sources: { dataRoot, pictures },
      runtime,
      seed: SEED,
      onEvent: warn,
    }),
  );
}

async function fileOf<T extends Task>(
  { manifest }: Bundle<T>,
  dataRoot: string,
  command: string,
  read: () => Promise<WorldReport>,
): Promise<WorldFile | null> {
  if (!readsWorld(manifest, dataRoot)) return null;
  return worldFileOf(await read(), { sha256: manifest.files['model.onnx'], command });
}

function warn(event: EvaluationEvent): void {
  if (event.kind === 'warning') console.error(`warning: ${event.message}`);
}
