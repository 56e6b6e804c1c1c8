import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ManualSource } from './catalogue.ts';
import { locateFile } from './findFile.ts';

/**
 * Returns which files and folders of a set that cannot be downloaded are in a data folder: the paths
 * found there, and the expected ones that are missing. Opens none of them.
 */
export function presentParts(
  root: string,
  { files, paths }: Pick<ManualSource, 'files' | 'paths'>,
): { readonly present: string[]; readonly missing: string[] } {
  const found = [
    ...files.map(({ path }) => [path, locateFile(root, path)] as const),
    ...paths.map((path) => [path, existsSync(join(root, path)) ? path : null] as const),
  ];
  return {
    present: found.flatMap(([, at]) => at ?? []),
    missing: found.flatMap(([path, at]) => (at === null ? [path] : [])),
  };
}
