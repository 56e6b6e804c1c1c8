import { type DataRoot, locateData } from '@cifra/training/data/sources/locate.ts';

/** Returns the data folder from `--data`, else `CIFRA_DATA`, else `data` in the working folder. */
export function dataFolder(given: string | undefined): DataRoot {
  return locateData({ data: given, env: process.env, cwd: process.cwd() });
}
