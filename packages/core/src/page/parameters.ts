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
  readonly near: number;
  readonly reach: number;
};

/** Set by hand; the model learns digits of 8 to 48 pixels. */
export const PAGE_PARAMETERS: PageParameters = {
  centre: 0.5,
  leastCells: 2,
  smallest: 128,
  usual: 1100,
  small: 13,
  large: 34,
  near: 0.3,
  reach: 1,
};
