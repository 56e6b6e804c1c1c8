import { type Check, FieldError, flag, list, number, optional, variants } from '@cifra/core/json/check.ts';
import type { Layer, Pair } from '../nn/spec.ts';
import { share, size } from './limits.ts';

const pair =
  (check: Check<number>): Check<Pair> =>
  (value, path) =>
    Array.isArray(value) ? twoOf(check)(value, path) : check(value, path);
const twoOf =
  (check: Check<number>): Check<readonly [number, number]> =>
  (value, path) => {
    const [first, second, ...more] = list(check)(value, path);
    if (second === undefined || more.length > 0)
      throw new FieldError(path, value, 'one number, or one for each axis');
    return [first, second];
  };
const pool = {
  size: pair(size),
  stride: optional(pair(size)),
  padding: optional(pair(number({ from: 0, whole: true }))),
};
/** One layer of a network; a residual contains others. */
export const layer: Check<Layer> = (value, path) => checkLayer(value, path);
const checkLayer: Check<Layer> = variants({
  conv: {
    out: size,
    kernel: size,
    stride: optional(size),
    padding: optional(number({ from: 0, whole: true })),
    groups: optional(size),
    bias: optional(flag),
    whitening: optional(flag),
  },
  batchNorm: {},
  relu: {},
  silu: {},
  maxPool: pool,
  averagePool: pool,
  upsample: {},
  globalAveragePool: {},
  flatten: {},
  columns: {},
  dropout: { rate: share },
  dense: { out: size, bias: optional(flag) },
  residual: { body: list(layer, { atLeast: 1 }) },
});
