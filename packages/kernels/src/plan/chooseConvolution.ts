import { toPanels } from '../kernels.ts';
import type { Border } from './view.ts';
import { slide, type Window } from './window.ts';

/** How a convolution is calculated. Winograd's tiles are `high` × `wide` results. */
export type Method =
  | { readonly kind: 'direct' }
  | { readonly kind: 'depthwise' }
  | { readonly kind: 'winograd'; readonly high: number; readonly wide: number };

export type Choice = {
  readonly method: Method;
  /** [height, width] of the result */
  readonly out: readonly [number, number];
  /** the zeros that the method needs around its input */
  readonly border: Border;
};

/** [out, in / group, kernel height, kernel width], and the window that slides. */
export type Convolution = {
  readonly weights: readonly number[];
  readonly group: number;
  readonly window: Window;
};

const TILES = [2, 4, 6];
/**
 * Longer axes are rounded up to a multiple of all tiles for the choice: text lines of any length then
 * share one set of transformed weights, the largest part of a session's memory.
 */
const LONG = 16;
const MULTIPLE = 12;

/** Chooses the method by the shapes: docs/decisions/0010-our-own-inference-runtime.md. */
export function chooseConvolution(
  { weights, group, window }: Convolution,
  [n, channels, h, w]: readonly number[],
  exact: boolean,
): Choice {
  const out = slide([h, w], window);
  const [outputs, inputs] = weights;
  const { kernel, strides, dilations, pads } = window;
  const [height, width] = out;
  const border = (rows: number, columns: number): Border => [
    pads[0],
    pads[1],
    Math.max(0, rows - pads[0] - h),
    Math.max(0, columns - pads[1] - w),
  ];
  const reach = (axis: 0 | 1) => (out[axis] - 1) * strides[axis] + (kernel[axis] - 1) * dilations[axis] + 1;
  const direct = { out, border: border(reach(0), reach(1)) };
  if (group === channels && outputs === channels && group > 1)
    return { method: { kind: 'depthwise' }, ...direct };
  const isPlain = String([kernel, strides, dilations]) === String([3, 3, 1, 1, 1, 1]) && group === 1;
  if (exact || !isPlain || inputs % 4 !== 0 || outputs % 4 !== 0)
    return { method: { kind: 'direct' }, ...direct };
  const [long, broad] = [rounded(height), rounded(width)];
  let best = { method: { kind: 'direct' } as Method, cost: n * long * broad * inputs * outputs * 9 };
  for (const high of TILES) {
    for (const wide of TILES) {
      const tiles = n * Math.ceil(long / high) * Math.ceil(broad / wide);
      const cost = winogradCost((high + 2) * (wide + 2), tiles, inputs, toPanels(outputs));
      if (cost < best.cost) best = { method: { kind: 'winograd', high, wide }, cost };
    }
  }
  const { method } = best;
  if (method.kind !== 'winograd') return { method, ...direct };
  const rows = Math.ceil(height / method.high) * method.high + 2;
  const columns = Math.ceil(width / method.wide) * method.wide + 2;
  return { method, out, border: border(rows, columns) };
}

function rounded(length: number): number {
  return length < LONG ? length : Math.ceil(length / MULTIPLE) * MULTIPLE;
}

/**
 * Estimated cost in multiply-adds: the products, with half a row added if the number of rows is odd;
 * both transforms; and the weights, which come from a distant cache.
 */
function winogradCost(points: number, tiles: number, inputs: number, outputs: number): number {
  const rows = tiles + (tiles % 2) / 2;
  return points * (rows * inputs * outputs + 6 * tiles * (inputs + outputs) + 2 * inputs * outputs);
}
