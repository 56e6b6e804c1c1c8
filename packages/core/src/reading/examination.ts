import type { DigitImage, Raster, Reading } from '../types.ts';

/** What a picture became on the way to its readings. The rasters are the reader's own: not to be changed. */
export type Examination = {
  /** The darkness of the page, 0 = paper. */
  readonly ink: Raster;
  /** The same without what was printed for digits to stand in. */
  readonly bare: Raster;
  /** Pixels of the picture for each pixel of the two. */
  readonly factor: number;
  /** In the order of `recognise`. */
  readonly readings: readonly ExaminedReading[];
};

export type ExaminedReading = {
  readonly reading: Reading;
  /** Of a line, what the line model saw of it: 32 pixels high. */
  readonly strip: Raster | null;
  /** Each of the reading's digits in MNIST's frame, as the classifier sees it; cut out when asked for. */
  digitImages(): readonly DigitImage[];
};
