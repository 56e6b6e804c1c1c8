import type { WorldGroup } from './worldMatrix.ts';

/** How a model reads the writing of different people: a section of `report.json`. */
export type WorldReport = {
  /** The collections that were read. */
  readonly collections: readonly { readonly name: string; readonly n: number }[];
  /** Names of the collections that are not in the data folder. */
  readonly missing: readonly string[];
  /** Those with the smallest share read right first. */
  readonly groups: readonly WorldGroup[];
};
