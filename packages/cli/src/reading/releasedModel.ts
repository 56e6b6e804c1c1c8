import type { Task } from '@cifra/core/model/manifest.ts';
import { type LoadedModel, loadNamed } from './namedModel.ts';

/** Default models by task. */
const RELEASED = { digit: 'digit', number: 'number', page: 'page' } as const;

/** Loads the default model for a task. @throws ModelError that says what is wrong with it */
export function loadReleased<T extends Task>(task: T): Promise<LoadedModel<T>> {
  return loadNamed(RELEASED[task], task);
}
