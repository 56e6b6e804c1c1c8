/** Settings of tables; lengths in heights of digits. */
export type TableParameters = {
  /** Most distance of the middles of two lines in one row, in heights of the smaller. */
  readonly level: number;
  /** Least overlap of two lines in one column, as a share of the shorter. */
  readonly overlap: number;
  /** Most distance of a row of a table from the next one. */
  readonly below: number;
  /** Rows that two columns of a table have in common at least. */
  readonly common: number;
  /** Distance up to which a single number in a row of a table is part of it. */
  readonly next: number;
  /** Lines of the shortest column that is a table of its own. */
  readonly column: number;
  /** Times its cell's width from which a line is written over several cells. */
  readonly wide: number;
  /** Width below which a cell is for a single digit. */
  readonly narrow: number;
  /** Distance of a border from a line's ends from which on it divides the line. */
  readonly inside: number;
};

/** Set by hand. */
export const TABLE_PARAMETERS: TableParameters = {
  level: 0.6,
  overlap: 0.3,
  below: 5,
  common: 2,
  next: 8,
  column: 3,
  wide: 1.2,
  narrow: 2.5,
  inside: 0.5,
};
