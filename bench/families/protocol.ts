import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pictureReader } from '@cifra/cli/training/pictures.ts';
import { loadRecipe } from '@cifra/cli/training/recipes.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { SITE_FAMILIES } from '@cifra/training/dataset/siteFamily.ts';
import {
  type FamilyProtocol,
  type FamilyReadings,
  readReadings,
  settingsOf,
} from '@cifra/training/generalisation/leaveFamilyOut.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import type { NumberRecipe } from '@cifra/training/recipe/numberRecipe.ts';
import { reportProgress } from './reportProgress.ts';

/** Recipes of the digit model and of the line model. */
const [DIGIT, NUMBER] = (process.env.CIFRA_BENCH_RECIPES ?? 'digit-strokes,number-strokes').split(',');
/** Their epochs: a small part of a release's, so that all families take little more than an hour. */
const EPOCHS = (process.env.CIFRA_BENCH_EPOCHS ?? '4,10').split(',').map(Number);
/** Pictures of each kind that are read, and of each set for calibration. */
const PICTURES = Number(process.env.CIFRA_BENCH_ITEMS ?? 1500);

/** The protocol of this call, or why it cannot be measured. */
export async function openProtocol(runs: string): Promise<FamilyProtocol | { readonly skip: string }> {
  const { root: dataRoot, skip } = findRealData([
    'mnist',
    'qmnist',
    'usps',
    'orand-car-a',
    'unipen',
    'pendigits',
  ]);
  if (!dataRoot) return { skip: `not measured: ${skip}` };
  const from = process.env.CIFRA_BENCH_FROM;
  if (!from || !existsSync(join(from, 'digit')))
    return {
      skip: 'not measured: CIFRA_BENCH_FROM names no folder of models that were trained on no strokes',
    };
  return {
    dataRoot,
    from,
    runs,
    pictures: await pictureReader(),
    runtime,
    runtimeModule: import.meta.resolve('@cifra/node/runtime.ts'),
    recipes: {
      digit: { ...((await loadRecipe(DIGIT)) as DigitRecipe), epochs: EPOCHS[0] },
      number: { ...((await loadRecipe(NUMBER)) as NumberRecipe), epochs: EPOCHS[1] },
    },
    most: PICTURES,
    onEvent: reportProgress,
  };
}

/** The readings of all families that were finished with these recipes, in this call or an earlier one. */
export async function finishedFamilies(protocol: FamilyProtocol): Promise<FamilyReadings[]> {
  const settings = settingsOf(protocol);
  const files = SITE_FAMILIES.map((family) => join(protocol.runs, family, 'readings.json'));
  const all = await Promise.all(files.map(readReadings));
  return all.filter((readings) => readings?.settings === settings) as FamilyReadings[];
}
