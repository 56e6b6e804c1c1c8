import {
  catalogue,
  type ManualName,
  type ManualSource,
  manualSources,
  type Source,
} from '@cifra/training/data/sources/catalogue.ts';
import { CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';

/** A data set that the user puts into the data folder, with its name. */
export type NamedManualSource = ManualSource & { readonly name: ManualName };

/** Every data set, or the chosen ones: those that can be downloaded, and the others. */
export type ChosenSources = {
  readonly download: readonly Source[];
  readonly manual: readonly NamedManualSource[];
};

/**
 * Returns the data sets with these names.
 * @throws CommandError that lists the names
 */
export function chooseSources(names: readonly string[]): ChosenSources {
  const all = allSources();
  const known = [...all.download, ...all.manual].map(({ name }): string => name);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined) {
    const hint = `Available: ${known.join(', ')}.`;
    throw new CommandError(`there is no data set "${wrong}"`, { hint, exitCode: exitCodes.usage });
  }
  const chosen = ({ name }: { readonly name: string }) => names.includes(name);
  return { download: all.download.filter(chosen), manual: all.manual.filter(chosen) };
}

export function allSources(): ChosenSources {
  const manual = Object.entries(manualSources).map(([name, source]) => ({
    name: name as ManualName,
    ...source,
  }));
  return { download: Object.values(catalogue.sources), manual };
}
