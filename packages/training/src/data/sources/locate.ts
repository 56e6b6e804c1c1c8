import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DataError } from '../../dataset/dataError.ts';

/** A data folder, and the source of its name. */
export type DataRoot = { readonly path: string; readonly from: '--data' | 'CIFRA_DATA' | 'default' };

export type LocateOptions = {
  /** The value of `--data`. */
  readonly data?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Working folder; relative names are resolved from here. */
  readonly cwd: string;
};

/**
 * Returns the folder of the data: `--data`, else `CIFRA_DATA`, else `data` in the working folder.
 * Does not check that it exists, because `get` creates it.
 */
export function locateData({ data, env, cwd }: LocateOptions): DataRoot {
  if (data) return { path: resolve(cwd, data), from: '--data' };
  if (env.CIFRA_DATA) return { path: resolve(cwd, env.CIFRA_DATA), from: 'CIFRA_DATA' };
  return { path: resolve(cwd, 'data'), from: 'default' };
}

/**
 * Returns the folder if it exists.
 * @throws DataError that says what to do if it does not
 */
export async function requireData(root: DataRoot): Promise<DataRoot> {
  const found = await stat(root.path).catch(() => null);
  if (found?.isDirectory()) return root;
  const what = found ? 'is not a folder' : 'does not exist';
  const why =
    root.from === 'default' ? 'no folder was named with --data or CIFRA_DATA' : `named by ${root.from}`;
  throw new DataError(
    `the data folder ${root.path} ${what} (${why}). Get the data with \`npx cifra data get mnist\`, or set ` +
      'CIFRA_DATA to a folder that has them',
  );
}
