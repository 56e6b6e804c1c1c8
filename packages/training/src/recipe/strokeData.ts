import { type Check, FieldError, list, number, oneOf, optional, record } from '@cifra/core/json/check.ts';
import { SITE_FAMILIES, type SiteFamily } from '../dataset/siteFamily.ts';
import { VARIANTS, type VariantName, type VariantShares } from '../synthetic/ink/variants/variants.ts';
import { share, size } from './limits.ts';

/** Digits drawn from recorded strokes, in addition to those of the recipe's own source. */
export type StrokeData = {
  /** Share of the digits of an epoch that are drawn from strokes. */
  readonly share: number;
  /** Families of sites whose writers are neither learned from nor used for validation. */
  readonly leaveOut?: readonly SiteFamily[];
  /** Learns from only this many of the writers, drawn at random; for learning curves. */
  readonly writers?: number;
  /**
   * Number of letters and marks in each epoch, as negatives. Signs that look like digits are not
   * among them.
   */
  readonly nonDigits?: number;
  /** For each variant, the share of its digit's drawings that get it, if they fit; absent = 0. */
  readonly variants?: VariantShares;
};

const part = optional(number({ from: 0, to: 1 }));
/** Shares in [0, 1] by the name of the variant. */
export const variantShares: Check<VariantShares> = record(
  Object.fromEntries(VARIANTS.map((name) => [name, part])) as Record<VariantName, typeof part>,
);
const families = list(oneOf(...SITE_FAMILIES));
/** Families of sites, not all of them. */
export const leftOutFamilies: Check<readonly SiteFamily[]> = (value, path) => {
  const leaveOut = families(value, path);
  if (SITE_FAMILIES.every((family) => leaveOut.includes(family)))
    throw new FieldError(path, leaveOut, 'a list in which at least one family is missing');
  return leaveOut;
};

export const strokeData: Check<StrokeData> = record({
  share,
  leaveOut: optional(leftOutFamilies),
  writers: optional(size),
  nonDigits: optional(number({ from: 0, whole: true })),
  variants: optional(variantShares),
});
