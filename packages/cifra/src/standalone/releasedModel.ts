import type { LoadedModel } from '@cifra/cli/reading/namedModel.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { packagedBundle } from '../models.ts';

/** Loads the package's model for a task. */
export async function loadReleased<T extends Task>(task: T): Promise<LoadedModel<T>> {
  const bundle = await packagedBundle(task);
  return { bundle, use: (open) => open(bundle) };
}
