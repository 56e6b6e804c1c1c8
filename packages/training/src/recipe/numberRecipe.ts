import { type Check, FieldError, list, number, oneOf, optional, record } from '@cifra/core/json/check.ts';
import type { SiteFamily } from '../dataset/siteFamily.ts';
import type { VariantShares } from '../synthetic/ink/variants/variants.ts';
import { type Head, type Hyperparameters, head, hyperparameters } from './hyperparameters.ts';
import { size } from './limits.ts';
import { leftOutFamilies, variantShares } from './strokeData.ts';

/** A model that reads a text line of digits and the marks between them, cropped to a strip. */
export type NumberRecipe = Head &
  Hyperparameters & {
    readonly task: 'number';
    readonly data: StripData;
    /** Width of the training strips in pixels; longer ones are squeezed. */
    readonly width: number;
    /** Number of strips that count as an epoch; they are regenerated each time. */
    readonly stripsPerEpoch: number;
  };

const DIGIT_SETS = ['mnist', 'usps'] as const;
export type DigitSet = (typeof DIGIT_SETS)[number];

/** Sources of the strips. Shares refer to all strips and need not sum to 1. */
export type StripData = {
  /** Photographed cheques (`orand-car-a`), each slightly changed every time. */
  readonly cheques: number;
  /** Pieces of several cheques joined together. */
  readonly spliced: number;
  /** Digits of one writer, real or drawn, set in a line with marks and paper around them. */
  readonly composed: number;
  /** The same in the printed boxes and combs of forms; absent: none. */
  readonly places?: number;
  /**
   * Collections of pictures of digits that composed lines use; both if absent. With none, all digits
   * that are not recorded strokes are drawn.
   */
  readonly digitSets?: readonly DigitSet[];
  /** Letters, scribbles, crossed-out digits and empty paper. */
  readonly nothing: number;
  /** Whole numbers as recorded on tablets (UNIPEN). */
  readonly recorded?: number;
  /** Recorded strokes in the composed lines and in those with nothing to read. */
  readonly strokes?: LineStrokes;
  /**
   * Every n-th item of the training part is held out too, so that settings are not chosen on the
   * validation part.
   */
  readonly tuning?: number;
};

/** What of composed lines is drawn from recorded strokes (UNIPEN, pendigits). */
export type LineStrokes = {
  /** Share of the lines whose digits are. */
  readonly digits: number;
  /** Share of the lines whose marks and letters are. */
  readonly marks: number;
  /**
   * Families of sites whose writers are neither learned from nor used for validation; their whole
   * numbers are left out too.
   */
  readonly leaveOut?: readonly SiteFamily[];
  /** Share of the writers of such digits who write each variant; absent = none. */
  readonly variants?: VariantShares;
  /** Share of the lines with nothing to read that are struck-out digits, whole or in part. */
  readonly struckOut?: number;
};

const part = number({ from: 0 });
const share = number({ from: 0, to: 1 });
const lineStrokes = record({
  digits: share,
  marks: share,
  leaveOut: optional(leftOutFamilies),
  variants: optional(variantShares),
  struckOut: optional(share),
});
const stripData = record({
  cheques: part,
  spliced: part,
  composed: part,
  places: optional(part),
  digitSets: optional(list(oneOf(...DIGIT_SETS))),
  nothing: part,
  recorded: optional(part),
  strokes: optional(lineStrokes),
  tuning: optional(number({ from: 2, whole: true })),
});
/** Strips need at least one source with a share above 0. */
const someStripData: Check<StripData> = (value, path) => {
  const data = stripData(value, path);
  const { cheques, spliced, composed, places = 0, nothing, recorded = 0 } = data;
  if (cheques + spliced + composed + places + nothing + recorded > 0) return data;
  throw new FieldError(path, value, 'a share above 0');
};
export const numberRecipe: Check<NumberRecipe> = record({
  ...head,
  ...hyperparameters,
  task: oneOf('number'),
  data: someStripData,
  width: number({ from: 32, whole: true }),
  stripsPerEpoch: size,
});
