import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The data sets that tests may ask for, by a folder each has in a data folder. */
export type RealData = 'mnist' | 'qmnist' | 'usps' | 'orand-car-a';

/** Where the real data lie, or why a test that needs them is skipped. */
export type FoundData =
  | { readonly root: string; readonly skip?: never }
  | { readonly root?: never; readonly skip: string };

const PROJECT = resolve(import.meta.dirname, '../../../../..');

/** Where a checkout has the data beside it when nobody names a folder. */
const BESIDE = resolve(PROJECT, '../shared/data');

/**
 * Finds the folder with all the data sets asked for: `CIFRA_DATA`, else the one beside the project. Only for tests and
 * benchmarks; the program asks `locateData`.
 */
export function findRealData(sets: readonly RealData[], named = process.env.CIFRA_DATA): FoundData {
  const root = named ? resolve(named) : BESIDE;
  const missing = sets.filter((set) => !existsSync(join(root, set)));
  if (missing.length === 0) return { root };
  const where = named ? 'the folder of CIFRA_DATA' : 'CIFRA_DATA is not set';
  return { skip: `no ${missing.join(', ')} data (${where})` };
}
