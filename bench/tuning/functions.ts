import type { Params, Space } from '@cifra/training/tuning/space.ts';

/** A function to minimise, with its known minimum. */
export type TestFunction = {
  readonly name: string;
  readonly space: Space;
  readonly least: number;
  readonly value: (params: Params) => number;
};

/** Branin & Hoo 1972, as in Dixon & Szegő 1978: three equal minima. */
export const branin: TestFunction = {
  name: 'Branin',
  space: { x: { kind: 'float', low: -5, high: 10 }, y: { kind: 'float', low: 0, high: 15 } },
  least: 0.397887,
  value(params) {
    const [x, y] = [Number(params.x), Number(params.y)];
    const bend = y - (5.1 / (4 * Math.PI ** 2)) * x * x + (5 / Math.PI) * x - 6;
    return bend ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  },
};

const HEIGHTS = [1, 1.2, 3, 3.2];
const STEEPNESS = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const CENTRES = [
  [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
  [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
  [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
  [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
];

/**
 * Hartmann 1973, six dimensions, as in Dixon & Szegő 1978: six local minima, one of them global.
 */
export const hartmann6: TestFunction = {
  name: 'Hartmann-6',
  space: Object.fromEntries([0, 1, 2, 3, 4, 5].map((i) => [`x${i}`, { kind: 'float', low: 0, high: 1 }])),
  least: -3.32237,
  value(params) {
    const x = Object.values(params).map(Number);
    const bumps = HEIGHTS.map((height, bump) => {
      const far = x.map((value, i) => STEEPNESS[bump][i] * (value - CENTRES[bump][i]) ** 2);
      return height * Math.exp(-far.reduce((a, b) => a + b));
    });
    return -bumps.reduce((a, b) => a + b);
  },
};
