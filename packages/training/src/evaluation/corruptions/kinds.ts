/**
 * The corruptions of MNIST-C, in the order of its paper (Mu & Gilmer 2019, MNIST-C,
 * arXiv:1906.02337).
 */
export const CORRUPTIONS = [
  'shot noise',
  'impulse noise',
  'glass blur',
  'motion blur',
  'shear',
  'scale',
  'rotate',
  'brightness',
  'translate',
  'stripe',
  'fog',
  'spatter',
  'dotted line',
  'zigzag',
  'canny edges',
] as const;
export type Corruption = (typeof CORRUPTIONS)[number];

export const SEVERITIES = [1, 2, 3, 4, 5] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * The severity of the published data set: the defaults of corruptions.py in
 * github.com/google-research/mnist-c. Stripe, dotted line, zigzag and Canny edges have a single
 * strength there; this project adds four more around it.
 */
export const PUBLISHED_SEVERITY: Readonly<Record<Corruption, Severity>> = {
  'shot noise': 5,
  'impulse noise': 4,
  'glass blur': 1,
  'motion blur': 1,
  shear: 2,
  scale: 3,
  rotate: 2,
  brightness: 5,
  translate: 3,
  stripe: 3,
  fog: 5,
  spatter: 4,
  'dotted line': 3,
  zigzag: 3,
  'canny edges': 3,
};
