import type { Task } from '@cifra/core/model/manifest.ts';
import { Problem } from '../../platform/problems.ts';
import type { ModelFolders } from '../read/contract.ts';
import {
  type ActiveModels,
  activationsFile,
  foldersOf,
  type ModelSettings,
  placesOf,
  versionOf,
} from './startingModels.ts';
import {
  type Activations,
  draftActivations,
  findModels,
  loadActivations,
  readCard,
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

/** Number of activations that are remembered for each task. */
const REMEMBERED = 20;

/**
 * @param start the models that read now
 * @param change makes the readers change to other models
 */
export function createModelService(
  settings: ModelSettings,
  start: ActiveModels,
  change: (folders: ModelFolders) => Promise<unknown>,
): ModelService {
  const file = activationsFile(settings);
  let active = start;
  let turn: Promise<unknown> = Promise.resolve();

  const list = () => findModels(placesOf(settings));
  const find = async (id: string) => findModel(id, [...(await list()), ...Object.values(active)]);

  /** Runs one change at a time: two at once would each undo half of the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  }

  async function changeTo(next: StoredModel, history: History): Promise<StoredModel> {
    const after = await activationsAfter(file, active, next.manifest.task, history);
    const changed = { ...active, [next.manifest.task]: next };
    await changeAndStore(
      file,
      after,
      () => change(foldersOf(changed)),
      () => change(foldersOf(active)),
    );
    active = changed;
    return next;
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
        return changeTo(next, (ids) => [...ids, next.id]);
      }),
    rollBack: (task) =>
      inTurn(async () => {
        const previous = (await loadActivations(file))[task].at(-2);
        if (previous === undefined) throw nothingToRollBack(active[task].id);
        const stored = versionOf(previous, await list());
        return changeTo(stored ?? (await find(previous)), (ids) => ids.slice(0, -1));
      }),
  };
}

/** Changes the ids of the models that were active, newest last. */
type History = (ids: readonly string[]) => readonly string[];

/** Finds a model by its id, or by its name. @throws Problem model-not-found */
function findModel(id: string, all: readonly StoredModel[]): StoredModel {
  const found = all.find((model) => model.id === id) ?? all.find(({ manifest }) => manifest.name === id);
  if (found) return found;
  const ids = [...new Set(all.map((model) => model.id))].join(', ');
  throw new Problem('model-not-found', `model ${id} does not exist; the models are ${ids}`);
}

async function activationsAfter(
  file: string,
  active: ActiveModels,
  task: Task,
  history: History,
): Promise<Activations> {
  const before = await loadActivations(file);
  // If the server started with the model of the settings, a roll-back leads to that one.
  const ids = before[task].length > 0 ? before[task] : [active[task].id];
  return { ...before, [task]: history(ids).slice(-REMEMBERED) };
}

/** Either the readers change and the choice is stored, or neither. @throws Problem */
async function changeAndStore(
  file: string,
  activations: Activations,
  change: () => Promise<unknown>,
  changeBack: () => Promise<unknown>,
): Promise<void> {
  const draft = await draftActivations(file, activations).catch((error) => notStored(file, error));
  try {
    await change();
    await draft.commit().catch(async (error: unknown) => {
      await changeBack();
      notStored(file, error);
    });
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

function notStored(file: string, error: unknown): never {
  throw new Problem(
    'choice-not-stored',
    `nothing was changed, because ${file} cannot be written (${(error as Error).message}): make its folder writable`,
    { cause: error },
  );
}

function nothingToRollBack(id: string): Problem {
  return new Problem('nothing-to-roll-back', `${id} is the first model that was active here`);
}
