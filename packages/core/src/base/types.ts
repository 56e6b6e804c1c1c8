/** One plane of ink, row-major; 0 = paper, 1 = ink. `data.length === width * height`. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Float32Array };

/** A binary plane, row-major; 1 = ink. */
export type Mask = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/**
 * An axis-aligned box in pixels of the picture it was found in; `x`, `y` is its top left corner.
 */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Decoded pixels: 1 (grey), 3 (RGB) or 4 (RGBA, not premultiplied) bytes per pixel, row-major. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
};

/** A possible string of a line, with the probability that it is the whole string on the paper. */
export type Candidate = { readonly text: string; readonly probability: number };

/** Side of a normalised digit, pixels. */
export const DIGIT_SIDE = 28;

/** A digit in MNIST's frame: 28×28 ink in [0, 1], row-major, centre of mass in the middle. */
export type DigitImage = Float32Array;

/** Reasons why a reading is refused; a closed list, so that every surface can explain each one. */
export type Refusal =
  | 'blank'
  | 'not-a-digit'
  | 'crossed-out'
  | 'ambiguous'
  | 'touching-unresolved'
  | 'low-contrast'
  | 'cut-off'
  | 'too-small'
  | 'too-many'
  | 'format';

/** One digit of a reading. */
export type DigitReading = {
  /** 0–9 */
  readonly digit: number;
  /** Box of its ink, pixels of the input picture. */
  readonly box: Box;
  /** Calibrated probabilities of 0–9, length 10, sum 1. */
  readonly probabilities: readonly number[];
  /**
   * For a single digit: the digits that can't be ruled out, the conformal set for 99 % coverage.
   */
  readonly plausible?: readonly number[];
};

/** A cell of a table on the page. All three are counted from 1. */
export type TableCell = { readonly table: number; readonly row: number; readonly column: number };

/** A possible number. */
export type ReadNumber = {
  /**
   * The text with its marks and the spaces between groups of digits as written or, with an expected
   * format, as the format writes it.
   */
  readonly text: string;
  /**
   * The meaning: only its digits, a single digit with its sign or point, or the format's canonical form.
   */
  readonly value: string;
  /** Probability that `value` is right, in [0, 1]. */
  readonly probability: number;
};

/** The reading of one line of a picture. */
export type Reading = {
  /** Digits, marks, and spaces between groups; also set when the reading is refused; '' if nothing was found. */
  readonly text: string;
  readonly value: string;
  /** Probability that `value` is right, in [0, 1]. */
  readonly confidence: number;
  /**
   * The most probable string without a format; differs from `text` if a format chose another one.
   */
  readonly raw: string;
  readonly box: Box | null;
  /** Its place if it is written in a table; absent otherwise. */
  readonly cell?: TableCell;
  /** True if the number is printed; only with the option `print`. */
  readonly print?: true;
  /** The digits of `text`, left to right. */
  readonly digits: readonly DigitReading[];
  /** The most probable numbers, best first. */
  readonly candidates: readonly ReadNumber[];
  readonly accepted: boolean;
  /** Set exactly if `accepted` is false. */
  readonly refusal: Refusal | null;
  /** Height of the writing, pixels of the input picture. Set only if `refusal` is `too-small`. */
  readonly writingHeight?: number;
};
