import type { ModelFolders, ModelId, ReaderSetup } from '../contract.ts';
import { type Reader, type ReaderEvents, startReader } from './reader.ts';

/** The models with which all readers of a pool read. */
export type Activation = {
  readonly models: readonly ModelId[];
  /**
   * Starts a reader with the active models. `adopt` is called in the same turn of the event loop as
   * the last comparison of the models.
   */
  start(events: ReaderEvents, adopt: (reader: Reader) => void): Promise<void>;
  /**
   * Changes to other models once every reader has loaded them, one change at a time.
   * @throws Problem model-unusable
   */
  change(next: ModelFolders): Promise<readonly ModelId[]>;
};

/** @param readers the readers there are now */
export function createActivation(
  { folders: initial, ...setup }: ReaderSetup,
  memoryLimit: number,
  readers: () => readonly Reader[],
): Activation {
  let folders = initial;
  let models: readonly ModelId[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  async function start(events: ReaderEvents, adopt: (reader: Reader) => void): Promise<void> {
    let loaded = folders;
    const started = await startReader({ ...setup, folders: loaded }, memoryLimit, events);
    let ids = started.models;
    // Other models may have been activated while it loaded.
    while (loaded !== folders) {
      loaded = folders;
      ids = await started.reader.prepare(loaded);
      started.reader.decide('switch');
    }
    models = ids;
    adopt(started.reader);
  }

  async function change(next: ModelFolders): Promise<readonly ModelId[]> {
    const all = readers();
    const loaded = await Promise.allSettled(all.map((reader) => reader.prepare(next)));
    const failed = loaded.find((each) => each.status === 'rejected');
    for (const reader of all) reader.decide(failed ? 'forget' : 'switch');
    if (failed) throw failed.reason;
    folders = next;
    const first = loaded[0];
    if (first?.status === 'fulfilled') models = first.value;
    // Readers that started with the old models while the others loaded the new ones.
    const late = readers().filter((reader) => !all.includes(reader));
    await Promise.all(late.map((reader) => follow(reader, next)));
    return models;
  }

  return {
    get models() {
      return models;
    },
    start,
    change(next) {
      const result = turn.then(() => change(next));
      turn = result.catch(() => {});
      return result;
    },
  };
}

/**
 * Changes one reader. If a reader fails to change, it is killed, and the reader that replaces it
 * starts with the new models.
 */
async function follow(reader: Reader, next: ModelFolders): Promise<void> {
  try {
    await reader.prepare(next);
    reader.decide('switch');
  } catch {
    reader.kill();
  }
}
