import type { NearestDigit } from '@cifra/training/data/nearest/openNearest.ts';

/** What the process that finds training digits is started with: folders. */
export type FinderFolders = {
  /** The digit model in whose features is measured. */
  readonly model: string;
  /** The data sets. */
  readonly data: string;
};

/** To the process: one digit of which the nearest are wanted. */
export type ToFinder = { readonly id: number; readonly image: Float32Array; readonly count: number };

/** From it. */
export type FromFinder =
  /** So many training digits are indexed. */
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  | { readonly type: 'ready'; readonly dataset: string }
  | { readonly type: 'unusable'; readonly message: string }
  | { readonly type: 'found'; readonly id: number; readonly digits: readonly NearestDigit[] };
