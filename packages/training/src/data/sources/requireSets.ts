import { DataError } from '../../dataset/dataError.ts';
import {
  catalogue,
  filesOf,
  type ManualName,
  manualSources,
  type Part,
  type SourceName,
} from './catalogue.ts';
import { locateFile } from './findFile.ts';
import { presentParts } from './presentParts.ts';

export type SetName = SourceName | ManualName;

/**
 * Checks that the data folder has a part of these sets, by the names of their files, before any of
 * them is read.
 * @throws DataError that names all missing sets, and how to get them
 */
export function requireSets(root: string, names: readonly SetName[], part: Part = 'train'): void {
  const missing = names.filter((name) => !isThere(root, name, part));
  if (missing.length === 0) return;
  const download = missing.filter((name) => name in catalogue.sources);
  const manual = missing.filter((name): name is ManualName => name in manualSources);
  const steps = [
    ...(download.length > 0
      ? [`get ${listed(download)} with \`npx cifra data get ${download.join(' ')}\``]
      : []),
    ...manual.map((name) => `get ${name} by hand, as \`npx cifra data list\` describes`),
  ];
  throw new DataError(
    `the data folder ${root} lacks ${listed(missing)}: ${steps.join('; ')}; or name a folder that has them with --data or CIFRA_DATA`,
  );
}

function isThere(root: string, name: SetName, part: Part): boolean {
  if (name in manualSources)
    return presentParts(root, manualSources[name as ManualName]).missing.length === 0;
  const files = filesOf(catalogue.sources[name as SourceName]).filter(
    ({ path }) => path.includes('train') === (part === 'train'),
  );
  return files.every(({ path }) => locateFile(root, path) !== null);
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
