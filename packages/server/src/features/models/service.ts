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
  /** Finds a model by its id, `name@version`, or by its name. @throws Problem `model-not-found` */
  find(id: string): Promise<StoredModel>;
  card(model: StoredModel): Promise<string | null>;
  active(task: Task): StoredModel;
  /**
   * Reads with this model from now on; requests in flight finish with the previous one.
   * @throws Problem
   */
  activate(id: string): Promise<StoredModel>;
  /** Activates the previous model again. @throws Problem */
  rollBack(task: Task): Promise<StoredModel>;
};

type Settings = {
  readonly modelsFolder: string;
  readonly dataFolder: string;
  readonly digitModel: string;
  readonly numberModel: string;
};

/** The models that read, by task. */
export type ActiveModels = Readonly<Record<Task, StoredModel>>;

/** Number of activations that are remembered for each task. */
const REMEMBERED = 20;

const activationsFile = ({ dataFolder }: Settings) => join(dataFolder, 'active-models.json');
const placesOf = ({ modelsFolder, dataFolder }: Settings) => [modelsFolder, join(dataFolder, 'models')];

/** A chosen version that is missing, and the version of the same model that reads instead. */
export type Replacement = { readonly chosen: string; readonly now: string };

export type StartingModels = { readonly models: ActiveModels; readonly replaced: readonly Replacement[] };

/**
 * The models that were active last, or those of the settings. A release of Cifra replaces its
 * models by new versions, so a chosen version may be missing. Then the newest version with the same
 * name reads, never another model.
 * @throws ModelError if there is none
 */
export async function startingModels(settings: Settings): Promise<StartingModels> {
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
    hint: `Run npx cifra models show ${folder} to see the error.`,
  });
}

export function foldersOf({ digit, number }: ActiveModels): ModelFolders {
  return { digit: digit.folder, number: number.folder };
}

/**
 * @param start the models that read now
 * @param change makes the readers change to other models
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
      throw new Problem(
        'model-not-found',
        `model ${id} does not exist; the models are ${[...ids].join(', ')}`,
      );
    }
    return found;
  }

  /** Runs one change at a time: two at once would each undo half of the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  }

  /** Either the readers change and the choice is stored, or neither. */
  async function goOver(
    next: StoredModel,
    history: (ids: readonly string[]) => readonly string[],
  ): Promise<StoredModel> {
    const { task } = next.manifest;
    const changed = { ...active, [task]: next };
    const before = await loadActivations(activationsFile(settings));
    // If the server started with the model of the settings, a roll-back leads to that one.
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
      `nothing was changed, because ${activationsFile(settings)} cannot be written (${(error as Error).message}): make its folder writable`,
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
          throw new Problem(
            'nothing-to-roll-back',
            `${active[task].id} is the first model that was active here`,
          );
        const there = versionOf(previous, await list());
        return goOver(there ?? (await find(previous)), (all) => all.slice(0, -1));
      }),
  };
}
