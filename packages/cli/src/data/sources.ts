import { catalogue, manualSources, type Source } from '@cifra/training/data/sources/catalogue.ts';
import { CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';

/**
 * Returns the data sets with these names, or all if no name is given.
 * @throws CommandError that lists the names
 */
export function chooseSources(names: readonly string[]): Source[] {
  const known: Readonly<Record<string, Source>> = catalogue.sources;
  if (names.length === 0) return Object.values(known);
  return [...new Set(names)].map((name) => {
    if (Object.hasOwn(known, name)) return known[name];
    if (Object.hasOwn(manualSources, name)) {
      const hint =
        'Put it into the data folder by hand: `npx cifra data list` says how, and under which terms.';
      throw new CommandError(`${name} cannot be downloaded or verified`, { hint });
    }
    const hint = `Available: ${Object.keys(known).join(', ')}.`;
    throw new CommandError(`there is no data set "${name}"`, { hint, exitCode: exitCodes.usage });
  });
}
