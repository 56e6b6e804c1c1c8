import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { ModelError } from './modelError.ts';

/** Where the released models lie. */
export const modelsFolder = join(root, 'models');

/** A folder is a bundle when it has this. */
const manifestName = 'manifest.json';

/** Names of the models that are in a folder, sorted. */
export function modelNames(folder = modelsFolder): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, manifestName)))
    .sort();
}

/**
 * The folder of a model, given by its name or as a folder of its own.
 * @throws ModelError that names the models there are.
 */
export function modelFolder(nameOrFolder: string): string {
  const released = join(modelsFolder, nameOrFolder);
  const isPath = /[\\/]|^\.+$/.test(nameOrFolder);
  for (const folder of isPath ? [nameOrFolder] : [released, nameOrFolder]) {
    if (existsSync(join(folder, manifestName))) return folder;
  }
  const names = modelNames();
  const there =
    names.length > 0 ? `There are: ${names.join(', ')}.` : 'None is there yet: `cifra train` makes one.';
  if (isPath && statSync(nameOrFolder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ModelError(`${nameOrFolder} is no model: it has no ${manifestName}`, {
      hint: 'A run has its model in the folder "bundle", once it is finished.',
    });
  }
  throw new ModelError(`there is no model "${nameOrFolder}"`, {
    hint: `${there} A folder can be named too.`,
  });
}
