import type { Reading } from '../base/types.ts';

/** A picture, or a page of a document, with what was read in it. */
export type ReadPicture = {
  /** The name of the file. */
  readonly file: string;
  /** Page of a document, from 1; absent for a single picture. */
  readonly page?: number;
  /** Pixels of the upright picture; the boxes of the readings refer to them. */
  readonly width: number;
  readonly height: number;
  readonly readings: readonly Reading[];
};

/** What made the readings. */
export type Maker = {
  /** Version of Cifra. */
  readonly version: string;
  /** Names and versions of the models: "digit 1.0.0, number 1.0.0, page 0.1.0". */
  readonly models: string;
  readonly now: Date;
};
