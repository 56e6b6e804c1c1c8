/** Variants that few writers of MNIST and of the cheques have, and their digit. */
export const VARIANTS = [
  ['flag', 1],
  ['bar', 7],
  ['slash', 0],
  ['open', 4],
  ['curl', 9],
] as const;
