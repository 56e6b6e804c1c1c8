/** Settings of finding lines with the page model. */
export type PageParameters = {
  /** Least probability of a cell on the middle of a line. */
  readonly centre: number;
  /** Fewest cells of a line: a point is smaller than any digit that can be read. */
  readonly leastCells: number;
  /** Longer side of the smallest picture that the model sees is at least this and below twice this, pixels. */
  readonly smallest: number;
  /** Longer side up to which the picture is always seen, pixels: A4 at 100 dpi. */
  readonly usual: number;
  /** Heights of digits at which a line counts, pixels: at least `small`, below `large`. */
  readonly small: number;
  readonly large: number;
  /** Height of the largest digits that the model learned, pixels. */
  readonly learned: number;
  /** Least probability of print that is too small to be looked at in a larger picture. */
  readonly surePrint: number;
  /** Height of digits at which the model sees lines best, pixels: the middle of what it learned. */
  readonly best: number;
  /** What a sighting of a line loses in probability for each octave between its size and the best one. */
  readonly unusual: number;
  /** Longer side up to which a picture may be seen enlarged, pixels: A4 at 150 dpi. */
  readonly enlarged: number;
  /**
   * Pieces of one line: the widest gap between them and the greatest distance of their middles across the
   * line, in heights of the larger digits, and how many times as high these may be.
   */
  readonly gap: number;
  readonly level: number;
  readonly alike: number;
  /** Height of the digits of a whole line, at least, in heights of those of its most credible part. */
  readonly leastAlike: number;
  /** Length of the shortest line that is more than a single sign, in heights of its digits. */
  readonly shortest: number;
  /**
   * How many times as much text a page shows that was turned upright, and how much at least, digits. With
   * `muchMore`, what is legible on the page as it lies counts no longer: digits in boxes are legible from the side.
   */
  readonly more: number;
  readonly muchMore: number;
  readonly leastText: number;
  /** Least probability of writing in a cell, or in one next to it, whose ink counts as writing. */
  readonly near: number;
  /** Least share of a piece of ink in cells of writing, if the piece is writing. */
  readonly leastWritten: number;
  /** Size of the largest piece that is writing or a rule as a whole, in heights of the digits. */
  readonly largest: number;
  /** Least height of writing that touches rules, in heights of the digits. */
  readonly leastPiece: number;
  /** Fewest cells of rules at a line that is written on rules or in boxes. */
  readonly ruled: number;
  /** Greatest distance of a piece of ink from the middle of its line, in heights of its digits. */
  readonly reach: number;
};

/** Set by hand. */
export const PAGE_PARAMETERS: PageParameters = {
  centre: 0.5,
  leastCells: 2,
  smallest: 32,
  usual: 1100,
  small: 13,
  large: 34,
  learned: 112,
  surePrint: 0.8,
  best: 30,
  unusual: 0.5,
  enlarged: 1760,
  gap: 0.8,
  level: 0.35,
  alike: 1.5,
  leastAlike: 0.45,
  shortest: 1.5,
  more: 1.5,
  muchMore: 3,
  leastText: 2.5,
  near: 0.3,
  leastWritten: 0.2,
  largest: 1.6,
  leastPiece: 0.45,
  ruled: 4,
  reach: 1,
};
