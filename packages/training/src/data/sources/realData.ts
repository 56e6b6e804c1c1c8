import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The data sets that tests may request, by the folder of each in a data folder. */
export type RealData = 'mnist' | 'qmnist' | 'usps' | 'orand-car-a' | 'unipen' | 'pendigits' | 'forms';

/** Folder of the real data, or why a test that needs them is skipped. */
export type FoundData =
  | { readonly root: string; readonly skip?: never }
  | { readonly root?: never; readonly skip: string };

const PROJECT = resolve(import.meta.dirname, '../../../../..');

/** Data folder next to a checkout, used if no folder is named. */
const NEXT_TO_PROJECT = resolve(PROJECT, '../shared/data');

/**
 * Finds the folder with all the requested data sets: `CIFRA_DATA`, else the one next to the
 * project. Only for tests and benchmarks; the program uses `locateData`.
 */
export function findRealData(sets: readonly RealData[], named = process.env.CIFRA_DATA): FoundData {
  const root = named ? resolve(named) : NEXT_TO_PROJECT;
  const missing = sets.filter((set) => !existsSync(join(root, set)));
  if (missing.length === 0) return { root };
  const where = named ? 'the folder of CIFRA_DATA' : 'CIFRA_DATA is not set';
  return { skip: `no ${missing.join(', ')} data (${where})` };
}
