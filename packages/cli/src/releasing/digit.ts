import { modelsFolder } from '@cifra/node/models/folders.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { releaseDigit } from '@cifra/training/release/releaseDigit.ts';
import { testAccuracy } from '@cifra/training/release/testFigures.ts';
import { dataFolder } from '../data/folder.ts';
import { asCommandError } from '../platform/commandError.ts';
import { printReleased } from './printReleased.ts';
import { worldOfDigits } from './world.ts';

export type DigitReleaseOptions = {
  readonly data?: string;
  readonly name?: string;
  readonly modelVersion?: string;
};

/** Releases a digit model; prints the mistakes of each run on stderr, and the figures on stdout. */
export async function runDigitRelease(
  runs: readonly string[],
  { data, name, modelVersion }: DigitReleaseOptions,
): Promise<void> {
  const root = dataFolder(data).path;
  const models = modelsFolder();
  try {
    const manifest = await releaseDigit(runs, {
      models,
      name,
      version: modelVersion,
      async measure(model, set) {
        const measured = await testAccuracy(model, set, { root, runtime });
        console.error(`${measured.data}: ${Math.round((1 - measured.value) * measured.n)} mistakes`);
        return measured;
      },
      world: (bundle) => worldOfDigits(bundle, root),
    });
    printReleased(models, manifest);
  } catch (error) {
    throw asCommandError(error, models);
  }
}
