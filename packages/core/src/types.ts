/** One plane of ink, row-major; 0 = paper, 1 = ink. `data.length === width * height`. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Float32Array };

/** A yes/no plane, row-major; 1 = ink. */
export type Mask = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** An axis-aligned box in pixels of the picture it was found in; `x`, `y` is the top left corner. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Pixels as a decoder gives them: 1 (grey), 3 (RGB) or 4 (RGBA, not premultiplied) bytes a pixel, row-major. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
};

/** A string that a line may hold, with the probability that it is the whole string on the paper. */
export type Candidate = { readonly text: string; readonly probability: number };

/** Side of a normalised digit, pixels. */
export const DIGIT_SIDE = 28;

/** A digit in MNIST's frame: 28×28 ink in [0, 1], row-major, centre of mass in the middle. */
export type DigitImage = Float32Array;

/** Why a reading is not to be relied on; a closed list, so that every surface can explain each one. */
export type Refusal =
  | 'blank'
  | 'not-a-digit'
  | 'ambiguous'
  | 'touching-unresolved'
  | 'low-contrast'
  | 'cut-off'
  | 'too-many'
  | 'format';

/** One digit of a reading. */
export type DigitReading = {
  /** 0–9 */
  readonly digit: number;
  /** Where its ink is, pixels of the input picture. */
  readonly box: Box;
  /** Calibrated probabilities of 0–9, length 10, sum 1. */
  readonly probabilities: readonly number[];
  /** Of a digit that stands alone: those that cannot be ruled out, the conformal set for 99 % coverage. */
  readonly plausible?: readonly number[];
};

/** A number that may have been written. */
export type ReadNumber = {
  /** With its marks, as it was written or, where a format was expected, as that writes it. */
  readonly text: string;
  /** What it means: its digits alone, or the format's canonical form. */
  readonly value: string;
  /** Probability that `value` is right, in [0, 1]. */
  readonly probability: number;
};

/** What was read from one line of a picture. */
export type Reading = {
  /** Digits and marks; what was seen even when refused, '' when there was nothing to see. */
  readonly text: string;
  readonly value: string;
  /** Probability that `value` is right, in [0, 1]. */
  readonly confidence: number;
  /** The most probable string whatever was expected; differs from `text` where a format chose another one. */
  readonly raw: string;
  readonly box: Box | null;
  /** Those of `text`, left to right. */
  readonly digits: readonly DigitReading[];
  /** The most probable numbers, best first. */
  readonly candidates: readonly ReadNumber[];
  readonly accepted: boolean;
  /** Present exactly when `accepted` is false. */
  readonly refusal: Refusal | null;
};
