import { type DataRoot, locateData } from '@cifra/training/data/sources/locate.ts';

/** The data folder by `--data`, `CIFRA_DATA`, or `data` in the working folder. */
export function dataFolder(given: string | undefined): DataRoot {
  return locateData({ data: given, env: process.env, cwd: process.cwd() });
}
