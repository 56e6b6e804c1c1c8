/** Settings of finding ruled grids; lengths in cells of the page map. */
export type GridParameters = {
  /** Length of the pieces in which lines are followed: shorter than the side of a small box. */
  readonly strip: number;
  /** Distance of the pieces. */
  readonly step: number;
  /** Share of a strip that a line fills at least. */
  readonly filled: number;
  /** A thicker dark bar is not a line. */
  readonly thickest: number;
  /** Steepest slope of a line to its direction's mean: perspective of 30°. */
  readonly steepest: number;
  /** Longest gap of a line. */
  readonly gap: number;
  /** Most distance of a line's next point from where it is expected. */
  readonly off: number;
  /** Points of the shortest line. */
  readonly shortest: number;
  /** Most lines in one direction, the longest: bounds the time. */
  readonly most: number;
  /** Points at a line's end that say where it goes on. */
  readonly recent: number;
  /** Distance beyond a line's end at which it still crosses another. */
  readonly beyond: number;
  /** Share of the other lines that a line of a grid crosses at least. */
  readonly crossed: number;
  /** Share of the lines that must go on between two others, or the grid ends there. */
  readonly joined: number;
  /** Share of its length on which a line of a grid is found at least. */
  readonly supported: number;
  /** Lines nearer than this share of the usual distance are one. */
  readonly near: number;
  /** Most distance of lines that are one; no digits fit between them. */
  readonly double: number;
  /** Mean probability along a line that is expected from the others' distances. */
  readonly faint: number;
};

/** Set by hand on synthetic maps and on real photographs that may be trained on. */
export const GRID_PARAMETERS: GridParameters = {
  strip: 6,
  step: 3,
  filled: 0.7,
  thickest: 9,
  steepest: 0.4,
  gap: 36,
  off: 1.5,
  shortest: 5,
  most: 200,
  recent: 9,
  beyond: 2,
  crossed: 0.5,
  joined: 0.35,
  supported: 0.55,
  near: 0.4,
  double: 8,
  faint: 0.15,
};
