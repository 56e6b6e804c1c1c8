import type { NearestDigit } from '@cifra/training/data/nearest/openNearest.ts';

/** Folders that the process which finds training digits needs. */
export type FinderFolders = {
  /** The digit model whose features measure the distance. */
  readonly model: string;
  /** The data sets. */
  readonly data: string;
};

export type FinderProtocol = {
  start: FinderFolders;
  /** The name of the data set. */
  ready: string;
  /** A digit of 28×28, ink in [0, 1], and the number of neighbours to find. */
  asked: { readonly image: Float32Array; readonly count: number };
  answer: readonly NearestDigit[];
  /** Progress of the index, in training digits. */
  notice: { readonly done: number; readonly of: number };
};
