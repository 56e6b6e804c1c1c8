import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../root.ts';
import { ModelError } from './modelError.ts';

/** Returns the folder of models: `CIFRA_MODELS`, else `models/` of the clone. */
export function modelsFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return env.CIFRA_MODELS ? resolve(env.CIFRA_MODELS) : join(root, 'models');
}

/** The file that makes a folder a bundle. */
const manifestName = 'manifest.json';

/**
 * Returns the names of the models in a folder, sorted.
 * @throws ModelError if the folder does not exist
 */
export function modelNames(models = modelsFolder()): string[] {
  if (!isFolder(models)) {
    throw new ModelError(`there is no folder ${models}`, {
      hint: 'It should have the models: check the name, given on the command line or in CIFRA_MODELS.',
    });
  }
  return readdirSync(models)
    .filter((name) => bundleIn(join(models, name)) !== null)
    .sort();
}

/**
 * Returns the folder of a model, given by its name in `models` or by its own folder. Chooses the
 * newest of several versions.
 * @throws ModelError that lists the known models
 */
export function modelFolder(nameOrFolder: string, models = modelsFolder()): string {
  const isPath = /[\\/]|^\.+$/.test(nameOrFolder);
  for (const folder of isPath ? [nameOrFolder] : [join(models, nameOrFolder), nameOrFolder]) {
    const bundle = bundleIn(folder);
    if (bundle !== null) return bundle;
  }
  if (isPath && isFolder(nameOrFolder)) {
    throw new ModelError(`${nameOrFolder} is not a model: it has no ${manifestName}`, {
      hint: 'A run has its model in the folder "bundle", once it is finished.',
    });
  }
  const names = modelNames(models);
  const there = names.length > 0 ? `has: ${names.join(', ')}.` : 'has none: `npx cifra train` makes one.';
  throw new ModelError(`there is no model "${nameOrFolder}"`, {
    hint: `The folder ${models} ${there} The folder of a model can be given, too.`,
  });
}

/**
 * Returns `folder` if it is a bundle, else its newest version, as in `digit/1.2.0`; null if there
 * is none.
 */
function bundleIn(folder: string): string | null {
  if (existsSync(join(folder, manifestName))) return folder;
  if (!isFolder(folder)) return null;
  const newest = readdirSync(folder)
    .filter((name) => /^\d+(\.\d+)*$/.test(name) && existsSync(join(folder, name, manifestName)))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .at(0);
  return newest === undefined ? null : join(folder, newest);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
