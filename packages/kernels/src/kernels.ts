import type { WasmMemory } from './webAssembly.ts';

/** The exports of assembly/index.ts; addresses and steps are in bytes. */
export type Kernels = {
  readonly memory: WasmMemory;
  heap(): number;
  elementwise(
    op: number,
    rank: number,
    axes: number,
    to: number,
    a: number,
    b: number,
    c: number,
    lo: number,
  ): void;
  largest(count: number, x: number): number;
  reduce(op: number, outer: number, length: number, inner: number, x: number, y: number): void;
  softmax(logarithm: number, rows: number, length: number, x: number, y: number): void;
  pack(
    k: number,
    columns: number,
    from: number,
    rowBytes: number,
    columnBytes: number,
    to: number,
    panelBytes: number,
  ): void;
  packWinograd(high: number, wide: number, k: number, from: number, to: number, pointBytes: number): void;
  product(
    ...args: [
      ...extent: Quad,
      ...x: Quad,
      table: number,
      segments: number,
      length: number,
      b: number,
      bias: number,
      ...y: Quad,
      lo: number,
    ]
  ): void;
  products(points: number, tiles: number, k: number, columns: number, v: number, u: number, m: number): void;
  winogradInput(...args: [...tiling: Tiling, channels: number, ...x: Quad, v: number]): void;
  winogradOutput(
    ...args: [
      ...tiling: Tiling,
      height: number,
      width: number,
      channels: number,
      m: number,
      mBytes: number,
      bias: number,
      ...y: Quad,
      lo: number,
    ]
  ): void;
  depthwise(
    ...args: [
      ...extent: Quad,
      ...x: Quad,
      table: number,
      taps: number,
      w: number,
      bias: number,
      ...y: Quad,
      lo: number,
    ]
  ): void;
  pool(maximum: number, padded: number, ...rest: PoolArguments): void;
};

/**
 * Four numbers: an address and the steps from one image, row and pixel to the next; or the numbers
 * of images, rows, pixels and channels.
 */
export type Quad = readonly [number, number, number, number];
type Tiling = readonly [
  high: number,
  wide: number,
  first: number,
  tiles: number,
  down: number,
  across: number,
];
type PoolArguments = readonly [
  images: number,
  channels: number,
  height: number,
  width: number,
  ...kernel: [number, number],
  ...strides: [number, number],
  ...padding: [number, number],
  ...out: [number, number],
  ...x: Quad,
  ...y: Quad,
];

/** Operations of `elementwise`, by their numbers in assembly/elementwise.ts. */
export const ELEMENTWISE = {
  Copy: 0,
  Add: 1,
  Sub: 2,
  Mul: 3,
  Div: 4,
  Max: 5,
  Greater: 6,
  Equal: 7,
  Where: 8,
  Neg: 9,
  Exp: 10,
  Log: 11,
  Sqrt: 12,
  Sigmoid: 13,
  Tanh: 14,
  Truth: 15,
} as const;

/** Operations of `reduce`. */
export const REDUCE = { Sum: 0, Mean: 1, Max: 2 } as const;

/** Bytes of a float. */
export const FLOAT = 4;

/** Columns of a panel of packed weights. */
export const PANEL = 8;

export function toPanels(columns: number): number {
  return Math.ceil(columns / PANEL) * PANEL;
}
