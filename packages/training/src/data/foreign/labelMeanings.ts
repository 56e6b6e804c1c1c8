/** What the labels 1 to 10 mean: MATLAB's 10 for a zero, or a class number that is one more than the digit. */
export const LABEL_MEANINGS = ['ten-is-zero', 'one-is-zero'] as const;
export type LabelMeaning = (typeof LABEL_MEANINGS)[number];
