import type { DigitImage, Raster, Reading } from '../base/types.ts';

/**
 * The stages between a picture and its readings. The rasters belong to the reader: do not change
 * them.
 */
export type Examination = {
  /** The darkness of the page, 0 = paper. */
  readonly ink: Raster;
  /** The same without the print that digits are written into. */
  readonly bare: Raster;
  /** Pixels of the picture for each pixel of `ink` and `bare`. */
  readonly factor: number;
  /** In the order in which `recognise` returns them. */
  readonly readings: readonly ExaminedReading[];
};

export type ExaminedReading = {
  readonly reading: Reading;
  /** Input of the line model, 32 pixels high; null for a single digit. */
  readonly strip: Raster | null;
  /** Returns the reading's digits in MNIST's frame, as the classifier sees them; cut on request. */
  digitImages(): readonly DigitImage[];
};
