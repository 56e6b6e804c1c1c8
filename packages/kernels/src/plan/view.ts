/** A piece of memory; its offset is known when all of a plan's blocks are. */
export type Block = {
  readonly floats: number;
  /** A permanent block's address; a plan's block gets an offset from the plan's memory. */
  readonly address?: number;
};

/** Zeros around a map, pixels: top, left, bottom, right. */
export type Border = readonly [number, number, number, number];

/** A tensor in a block: any order of axes, any steps. Offset and strides are in floats. */
export type View = {
  readonly block: Block;
  readonly offset: number;
  readonly dims: readonly number[];
  readonly strides: readonly number[];
  readonly border?: Border;
};

/** [batch, channels, height, width]: from the outermost axis in memory to the innermost. */
export const MAP_ORDER = [0, 2, 3, 1];

export function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

/** Strides of a dense tensor whose axes lie in memory in the given order, row-major by default. */
export function denseStrides(dims: readonly number[], order: readonly number[] = [...dims.keys()]): number[] {
  const strides = new Array<number>(dims.length);
  let step = 1;
  for (const axis of order.toReversed()) {
    strides[axis] = step;
    step *= dims[axis];
  }
  return strides;
}

/** The axes from the outermost in memory to the innermost. */
export function orderOf({ dims, strides }: View): number[] {
  return [...dims.keys()].sort((a, b) => strides[b] - strides[a] || a - b);
}

/** True for a map whose pixels hold their channels next to each other. */
export function isMap({ dims, strides }: View): boolean {
  return dims.length === 4 && (dims[1] === 1 || strides[1] === 1);
}

export function isDense({ dims, strides }: View): boolean {
  const dense = denseStrides(dims);
  return dims.every((dim, axis) => dim === 1 || strides[axis] === dense[axis]);
}

export function transposed(view: View, perm: readonly number[]): View {
  const { block, offset, dims, strides } = view;
  return { block, offset, dims: perm.map((axis) => dims[axis]), strides: perm.map((axis) => strides[axis]) };
}

/** Elements start, start + step, … of one axis. */
export function sliced(view: View, axis: number, start: number, count: number, step = 1): View {
  const { block, offset, dims, strides } = view;
  return {
    block,
    offset: offset + start * strides[axis],
    dims: dims.with(axis, count),
    strides: strides.with(axis, strides[axis] * step),
  };
}

/** NumPy's broadcasting: repeated axes have stride 0. */
export function broadcastTo(view: View, dims: readonly number[]): View {
  const { block, offset } = view;
  const missing = dims.length - view.dims.length;
  const strides = dims.map((dim, axis) => {
    const here = axis - missing;
    return here < 0 || (view.dims[here] === 1 && dim !== 1) ? 0 : view.strides[here];
  });
  return { block, offset, dims, strides };
}

/** The shape that two shapes broadcast to; null if they do not. */
export function broadcast(a: readonly number[], b: readonly number[]): number[] | null {
  const rank = Math.max(a.length, b.length);
  const pairs = Array.from({ length: rank }, (_, i) => [
    a[i - rank + a.length] ?? 1,
    b[i - rank + b.length] ?? 1,
  ]);
  if (pairs.some(([x, y]) => x !== y && x !== 1 && y !== 1)) return null;
  return pairs.map(([x, y]) => (x === 1 ? y : x));
}

/** The same elements with other dimensions, without moving them; null where that is not possible. */
export function reshaped(view: View, dims: readonly number[]): View | null {
  const { block, offset } = view;
  if (sizeOf(dims) === 0) return { block, offset, dims, strides: denseStrides(dims) };
  const runs = runsOf(view);
  const strides = new Array<number>(dims.length).fill(1);
  let axis = dims.length - 1;
  for (const { count, stride } of runs.reverse()) {
    let covered = 1;
    while (axis >= 0 && covered < count) {
      strides[axis] = stride * covered;
      covered *= dims[axis--];
    }
    if (covered !== count) return null;
  }
  return { block, offset, dims, strides };
}

/** Joins neighbouring axes that are one run of equal steps; axes of length 1 are left out. */
function runsOf({ dims, strides }: View): { count: number; stride: number }[] {
  const runs: { count: number; stride: number }[] = [];
  for (let axis = 0; axis < dims.length; axis++) {
    if (dims[axis] === 1) continue;
    const last = runs.at(-1);
    if (last && last.stride === strides[axis] * dims[axis]) {
      last.count *= dims[axis];
      last.stride = strides[axis];
    } else runs.push({ count: dims[axis], stride: strides[axis] });
  }
  return runs;
}
