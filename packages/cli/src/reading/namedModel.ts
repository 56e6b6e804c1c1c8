import type { Bundle } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { usingModel } from '@cifra/node/models/usingModel.ts';

/** A loaded model. `use` opens it, and names its place if that fails. */
export type LoadedModel<T extends Task> = {
  readonly bundle: Bundle<T>;
  use<R>(open: (bundle: Bundle<T>) => Promise<R>): Promise<R>;
};

/** Loads a model by its name or folder. @throws ModelError that says what is wrong with it */
export async function loadNamed<T extends Task>(named: string, task: T): Promise<LoadedModel<T>> {
  const folder = modelFolder(named);
  const bundle = await loadBundle(folder, task);
  return { bundle, use: (open) => usingModel(folder, () => open(bundle)) };
}
