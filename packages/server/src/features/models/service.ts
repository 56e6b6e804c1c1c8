import { join } from 'node:path';
import type { Task } from '@cifra/core/model/manifest.ts';
import { modelFolder, modelNames } from '@cifra/node/models/folders.ts';
import { ModelError } from '@cifra/node/models/modelError.ts';
import { Problem } from '../../platform/problems.ts';
import type { ModelFolders } from '../read/contract.ts';
import {
  type Activations,
  draftActivations,
  findModels,
  loadActivations,
  readCard,
  readModel,
  type StoredModel,
} from './store.ts';

export type ModelService = {
  list(): Promise<StoredModel[]>;
  /** By its id, `name@version`, or by its name where that is one model's. @throws Problem `model-not-found` */
  find(id: string): Promise<StoredModel>;
  card(model: StoredModel): Promise<string | null>;
  active(task: Task): StoredModel;
  /** Reads with this model from now on; what is under way ends with the one before. @throws Problem */
  activate(id: string): Promise<StoredModel>;
  /** Goes back to the model that was active before. @throws Problem */
  rollBack(task: Task): Promise<StoredModel>;
};

type Settings = {
  readonly modelsFolder: string;
  readonly dataFolder: string;
  readonly digitModel: string;
  readonly numberModel: string;
};

/** Which models read. */
export type ActiveModels = Readonly<Record<Task, StoredModel>>;

/** Activations that are remembered for each task. */
const REMEMBERED = 20;

const activationsFile = ({ dataFolder }: Settings) => join(dataFolder, 'active-models.json');
const placesOf = ({ modelsFolder, dataFolder }: Settings) => [modelsFolder, join(dataFolder, 'models')];

/** A chosen version that is gone, and the version of the same model that reads in its place. */
export type Replacement = { readonly chosen: string; readonly now: string };

export type StartingModels = { readonly models: ActiveModels; readonly replaced: readonly Replacement[] };

/**
 * The models that were active last, or those of the settings. A release brings new versions of its models and drops the old ones: a
 * chosen version that is gone is replaced by the newest of the same name, never by another model.
 * @throws ModelError when there is none
 */
export async function startingModels(settings: Settings): Promise<StartingModels> {
  // A wrong folder of models is noticed at the start, even when the active models lie elsewhere.
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
        `the active ${task} model ${chosen} is not on this machine, nor another version of it`,
        {
          hint: `Put it under ${placesOf(settings).join(' or ')}, or remove ${file} to start with the models of the settings.`,
        },
      );
    if (model.id !== chosen) replaced.push({ chosen, now: model.id });
    return model;
  };
  const models = {
    digit: await startOf('digit', settings.digitModel),
    number: await startOf('number', settings.numberModel),
  };
  return { models, replaced };
}

/** The model with an id, or the newest version of the model with its name. */
function versionOf(id: string, stored: readonly StoredModel[]): StoredModel | undefined {
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
    hint: `See what is wrong with it: npx cifra models show ${folder}`,
  });
}

export function foldersOf({ digit, number }: ActiveModels): ModelFolders {
  return { digit: digit.folder, number: number.folder };
}

/**
 * @param start those that read now
 * @param change makes the readers go over to other models
 */
export function createModelService(
  settings: Settings,
  start: ActiveModels,
  change: (folders: ModelFolders) => Promise<unknown>,
): ModelService {
  let active = start;
  let turn: Promise<unknown> = Promise.resolve();

  const list = () => findModels(placesOf(settings));

  async function find(id: string): Promise<StoredModel> {
    const all = [...(await list()), ...Object.values(active)];
    const found = all.find((model) => model.id === id) ?? all.find(({ manifest }) => manifest.name === id);
    if (!found) {
      const ids = new Set(all.map((model) => model.id));
      throw new Problem('model-not-found', `there is no model ${id}; there are: ${[...ids].join(', ')}`);
    }
    return found;
  }

  /** One change after the other: two at a time would each undo half of the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  }

  /** Either the readers go over and the choice is kept, or neither. */
  async function goOver(
    next: StoredModel,
    history: (ids: readonly string[]) => readonly string[],
  ): Promise<StoredModel> {
    const { task } = next.manifest;
    const changed = { ...active, [task]: next };
    const before = await loadActivations(activationsFile(settings));
    // Begun with the model of the settings, that one is what a roll-back leads to.
    const ids = before[task].length > 0 ? before[task] : [active[task].id];
    const after: Activations = { ...before, [task]: history(ids).slice(-REMEMBERED) };
    const draft = await draftActivations(activationsFile(settings), after).catch(notStored);
    try {
      await change(foldersOf(changed));
      await draft.commit().catch(async (error: unknown) => {
        await change(foldersOf(active));
        notStored(error);
      });
    } catch (error) {
      await draft.discard();
      throw error;
    }
    active = changed;
    return next;
  }

  function notStored(error: unknown): never {
    throw new Problem(
      'choice-not-stored',
      `nothing was changed, since ${activationsFile(settings)} cannot be written (${(error as Error).message}): make its folder writable`,
      { cause: error },
    );
  }

  return {
    list,
    find,
    card: ({ folder }) => readCard(folder),
    active: (task) => active[task],
    activate: (id) =>
      inTurn(async () => {
        const next = await find(id);
        if (next.id === active[next.manifest.task].id) return next;
        return goOver(next, (ids) => [...ids, next.id]);
      }),
    rollBack: (task) =>
      inTurn(async () => {
        const ids = (await loadActivations(activationsFile(settings)))[task];
        const previous = ids.at(-2);
        if (previous === undefined)
          throw new Problem('nothing-to-roll-back', `${active[task].id} is the first model that read here`);
        const there = versionOf(previous, await list());
        return goOver(there ?? (await find(previous)), (all) => all.slice(0, -1));
      }),
  };
}
