import type { Box, Reading, Refusal } from '@cifra/core/base/types.ts';

/** Why a person must look at a field; a closed list, so that every surface can explain each one. */
export type Doubt =
  | Refusal
  /** Nothing was written in a field that must be filled in. */
  | 'required'
  /** More options are marked than may be. */
  | 'several'
  /** A mark is so faint or small that it may be none. */
  | 'faint'
  /** Only people read this kind of field. */
  | 'for-people';

/** What a machine read in a field of a filled page. */
export type FieldValue = {
  /** `total`, or `items[2].price`. */
  readonly path: string;
  readonly kind: 'number' | 'choice' | 'bubbles' | 'picture';
  /** Canonical text; '' for an empty field; values of marked options are joined by spaces. */
  readonly value: string;
  /** Probability that `value` is right, in [0, 1]. */
  readonly confidence: number;
  /** True if the value needs no person. */
  readonly accepted: boolean;
  /** Set exactly if `accepted` is false. */
  readonly doubt: Doubt | null;
  /** Around the field in the picture of the page, pixels. */
  readonly box: Box;
  /** How a number was read; absent if the field is empty or of another kind. */
  readonly reading?: Reading;
};
