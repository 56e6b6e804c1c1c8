import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageFolder } from '../packageFolder.ts';
import { isClone, root } from '../root.ts';
import { ModelError } from './modelError.ts';

/**
 * Returns the folder of models: `CIFRA_MODELS`, else `models/` of the clone or the package
 * `@cifra/models`, else `models` in the working folder.
 *
 * @param env the environment; defaults to that of this process
 * @returns its path; the folder may be missing
 * @example
 * import { modelNames, modelsFolder } from '@cifra/node';
 *
 * console.log(modelsFolder(), modelNames());
 */
export function modelsFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  if (env.CIFRA_MODELS) return resolve(env.CIFRA_MODELS);
  return isClone
    ? join(root, 'models')
    : (packageFolder('@cifra/models', import.meta.url) ?? resolve('models'));
}

/** The file that makes a folder a bundle. */
const manifestName = 'manifest.json';

/**
 * Returns the names of the models in a folder, sorted.
 *
 * @param models the folder; defaults to `modelsFolder()`
 * @returns the names, such as `digit` and `number`
 * @throws {ModelError} if the folder does not exist
 * @example
 * import { modelNames } from '@cifra/node';
 *
 * console.log(modelNames());
 */
export function modelNames(models = modelsFolder()): string[] {
  if (!isFolder(models)) {
    throw new ModelError(`there is no folder ${models}`, {
      hint: isClone
        ? 'It should have the models: check the name, given on the command line or in CIFRA_MODELS.'
        : 'Install the package @cifra/models, or name the folder of your models in CIFRA_MODELS.',
    });
  }
  return readdirSync(models)
    .filter((name) => bundleIn(join(models, name)) !== null)
    .sort();
}

/**
 * Returns the folder of a model, given by its name in `models` or by its own folder. Chooses the
 * newest of several versions.
 *
 * @param nameOrFolder such as `digit`, or `runs/mine/bundle`
 * @param models the folder of models; defaults to `modelsFolder()`
 * @returns the folder with `manifest.json`
 * @throws {ModelError} that lists the known models
 * @example
 * import { loadBundle, modelFolder } from '@cifra/node';
 *
 * const { manifest } = await loadBundle(modelFolder('number'), 'number');
 * console.log(manifest.name, manifest.version);
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
