import { join } from 'node:path';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { modelsFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { calibrationSets } from '@cifra/training/release/calibrationSets.ts';
import { lastWeights } from '@cifra/training/release/lastWeights.ts';
import { releaseNumber } from '@cifra/training/release/releaseNumber.ts';
import { dataFolder } from '../data/folder.ts';
import { asCommandError } from '../platform/commandError.ts';
import { pictureReader } from '../training/pictures.ts';
import { printReleased } from './printReleased.ts';
import { worldOfNumbers } from './world.ts';

export type NumberReleaseOptions = {
  readonly data?: string;
  readonly name?: string;
  /** Folder of a released model, the mean of whose weights and the run's is released. */
  readonly meanWith?: string;
  /** Share of the run's weights. */
  readonly share?: number;
};

/** Releases a number model from the last weights of `run`, or the released weights without one. */
export async function runNumberRelease(
  version: string,
  run: string | undefined,
  { data, name = 'number', meanWith, share = 0.5 }: NumberReleaseOptions,
): Promise<void> {
  const dataRoot = dataFolder(data).path;
  const models = modelsFolder();
  const target = join(models, name);
  try {
    const pictures = await pictureReader();
    const digit = await loadBundle(join(models, 'digit'), 'digit');
    const bundle = run
      ? await lastWeights(
          run,
          { dataRoot, pictures, runtime },
          meanWith ? { bundle: await loadBundle(meanWith, 'number'), share } : undefined,
        )
      : await loadBundle(target, 'number');
    const manifest = await releaseNumber(target, bundle, {
      name,
      version,
      sets: await calibrationSets(dataRoot, pictures.decode, bundle.manifest),
      classifier: await createClassifier(digit, runtime),
      runtime,
      world: (calibrated) => worldOfNumbers(calibrated, digit, dataRoot),
    });
    printReleased(models, manifest);
  } catch (error) {
    throw asCommandError(error, models);
  }
}
