import type { ModelFolders, ModelId, ReaderSetup } from '../contract.ts';
import { type OpenModels, openModels } from './models.ts';

/** The models that read, and those that are loaded to replace them. */
export type ModelSets = {
  readonly ids: readonly ModelId[];
  /** Works with the models that read now; they stay loaded until `work` is done. */
  use<T>(work: (models: OpenModels) => Promise<T>): Promise<T>;
  /** Loads models next to those that read. @throws ModelError */
  prepare(folders: ModelFolders): Promise<readonly ModelId[]>;
  /** Reads with the prepared models from now on. */
  switch(): void;
  /** Releases the prepared models. */
  forget(): void;
};

/** @param ran called with the size of each batch of the classifier */
export async function openModelSets(setup: ReaderSetup, ran: (size: number) => void): Promise<ModelSets> {
  let current = await openModels(setup, ran);
  let prepared: OpenModels | null = null;
  const users = new Map<OpenModels, number>();

  function releaseUnused(models: OpenModels): void {
    if (models === current || models === prepared || users.get(models)) return;
    users.delete(models);
    void models.release();
  }

  return {
    get ids() {
      return Object.values(current.ids);
    },
    async use(work) {
      const models = current;
      users.set(models, (users.get(models) ?? 0) + 1);
      try {
        return await work(models);
      } finally {
        users.set(models, users.get(models)! - 1);
        releaseUnused(models);
      }
    },
    async prepare(next) {
      prepared = await openModels({ ...setup, folders: next }, ran);
      return Object.values(prepared.ids);
    },
    switch() {
      const old = current;
      current = prepared ?? current;
      prepared = null;
      releaseUnused(old);
    },
    forget() {
      const old = prepared;
      prepared = null;
      if (old !== null) releaseUnused(old);
    },
  };
}
