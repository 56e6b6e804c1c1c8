import type { Answer, Asked, ModelFolders, ModelId, ReaderSetup } from '../contract.ts';

/** A change of the models that a reader process reads with. */
export type ModelChange =
  /** Load these models next to those that read. */
  | { readonly kind: 'prepare'; readonly folders: ModelFolders }
  /** Read with the prepared models, or forget them. */
  | { readonly kind: 'switch' }
  | { readonly kind: 'forget' };

export type ReaderProtocol = {
  start: ReaderSetup;
  ready: readonly ModelId[];
  asked: Asked | ModelChange;
  /** `prepare` is answered with the models, every other change with null. */
  answer: Answer | readonly ModelId[] | null;
  /** The size of a batch that the classifier ran. */
  notice: number;
};
