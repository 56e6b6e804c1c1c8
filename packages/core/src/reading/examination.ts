import type { Box, DigitImage, Raster, Reading } from '../base/types.ts';

/** The part of a picture in which a number was read. */
export type View = {
  /** Its darkness, 0 = paper. */
  readonly ink: Raster;
  /** The same without the print that digits are written into. */
  readonly bare: Raster;
  /** From boxes of the picture to boxes of the part, rounded outward to whole pixels. */
  readonly toPart: (box: Box) => Box;
};

/**
 * A reading with the stages between picture and reading. The rasters belong to the reader: do not
 * change them.
 */
export type ExaminedReading = {
  readonly reading: Reading;
  /** Null if nothing was found to be read. */
  readonly view: View | null;
  /** Input of the line model, 32 pixels high; null for a single digit. */
  readonly strip: Raster | null;
  /** Returns the reading's digits in MNIST's frame, as the classifier sees them; cut on request. */
  digitImages(): readonly DigitImage[];
};
