/** Settings of the search for the strings of a line. */
export type DecodeParameters = {
  /** Number of strings kept after each column. */
  readonly beam: number;
  /** Classes with a lower probability in a column are not tried there. */
  readonly leastProbability: number;
};

/** Chosen by hand; the time of a search grows with the beam. */
export const DECODE_PARAMETERS: DecodeParameters = { beam: 24, leastProbability: 1e-5 };
