import { join } from 'node:path';
import type { Task } from '@cifra/core/model/manifest.ts';
import { modelFolder, modelNames } from '@cifra/node/models/folders.ts';
import { ModelError } from '@cifra/node/models/modelError.ts';
import type { ModelFolders } from '../read/contract.ts';
import { findModels, loadActivations, readModel, type StoredModel } from './store.ts';

export type ModelSettings = {
  readonly modelsFolder: string;
  readonly dataFolder: string;
  readonly digitModel: string;
  readonly numberModel: string;
  readonly pageModel: string;
};

/** The models in use, by task. */
export type ActiveModels = Readonly<Record<Task, StoredModel>>;

export const activationsFile = ({ dataFolder }: ModelSettings) => join(dataFolder, 'active-models.json');
export const placesOf = ({ modelsFolder, dataFolder }: ModelSettings) => [
  modelsFolder,
  join(dataFolder, 'models'),
];

/** A chosen version that is missing, and the version of the same model that is used instead. */
export type Replacement = { readonly chosen: string; readonly now: string };

export type StartingModels = { readonly models: ActiveModels; readonly replaced: readonly Replacement[] };

/**
 * The models that were active last, or those of the settings. A release of Cifra replaces its
 * models by new versions, so a chosen version may be missing. Then the newest version with the same
 * name is used, never another model.
 * @throws ModelError if there is none
 */
export async function startingModels(settings: ModelSettings): Promise<StartingModels> {
  // Reports a wrong models folder at the start, even if the active models are elsewhere.
  modelNames(settings.modelsFolder);
  const file = activationsFile(settings);
  const activations = await loadActivations(file);
  const isAny = Object.values(activations).some((ids) => ids.length > 0);
  const stored = isAny ? await findModels(placesOf(settings)) : [];
  const replaced: Replacement[] = [];
  const startOf = async (task: Task, otherwise: string) => {
    const chosen = activations[task].at(-1);
    if (chosen === undefined) return usableModel(modelFolder(otherwise, settings.modelsFolder));
    const model = versionOf(chosen, stored);
    if (model === undefined)
      throw new ModelError(
        `the active ${task} model ${chosen} and other versions of it are not on this machine`,
        {
          hint: `Put it under ${placesOf(settings).join(' or ')}, or delete ${file} to start with the models of the settings.`,
        },
      );
    if (model.id !== chosen) replaced.push({ chosen, now: model.id });
    return model;
  };
  const models = {
    digit: await startOf('digit', settings.digitModel),
    number: await startOf('number', settings.numberModel),
    page: await startOf('page', settings.pageModel),
  };
  return { models, replaced };
}

/** The model with an id, or the newest version of the model with its name. */
export function versionOf(id: string, stored: readonly StoredModel[]): StoredModel | undefined {
  const name = id.slice(0, id.lastIndexOf('@'));
  const versions = stored
    .filter(({ manifest }) => manifest.name === name)
    .sort((a, b) => b.manifest.version.localeCompare(a.manifest.version, 'en', { numeric: true }));
  return versions.find((model) => model.id === id) ?? versions[0];
}

async function usableModel(folder: string): Promise<StoredModel> {
  const model = await readModel(folder);
  if (model !== null) return model;
  throw new ModelError(`the model in ${folder} cannot be used: its manifest.json is not valid`, {
    hint: `Run npx cifra models show ${folder} to see the error.`,
  });
}

export function foldersOf({ digit, number, page }: ActiveModels): ModelFolders {
  return { digit: digit.folder, number: number.folder, page: page.folder };
}
