import { ELEMENTWISE, FLOAT } from '../kernels.ts';
import { addStep, allocate, allocateMap, type Planner, tableOf } from './planner.ts';
import { type Border, broadcastTo, denseStrides, isMap, sizeOf, sliced, type View } from './view.ts';

/** to = max(op(a, b, c), lo) for each element; all views have the dimensions of `to`. */
export function elementwise(
  planner: Planner,
  op: keyof typeof ELEMENTWISE,
  to: View,
  [a, b = a, c = a]: readonly View[],
  lo = Number.NEGATIVE_INFINITY,
): void {
  if (sizeOf(to.dims) === 0) return;
  const views = [to, a, b, c];
  const axes = joinedAxes(views);
  const table = tableOf(planner, axes.flat());
  const { kernels } = planner.weights.memory;
  addStep(planner, views, (at) => {
    const [y, x0, x1, x2] = views.map(at);
    return () => kernels.elementwise(ELEMENTWISE[op], axes.length, table, y, x0, x1, x2, lo);
  });
}

/** [length, steps in bytes of each view]; axes that are one run in all views are one. */
function joinedAxes(views: readonly View[]): number[][] {
  const [{ dims, strides }] = views;
  const order = [...dims.keys()].filter((axis) => dims[axis] > 1).sort((a, b) => strides[b] - strides[a]);
  const axes: number[][] = [];
  for (const axis of order) {
    const next = [dims[axis], ...views.map((view) => view.strides[axis] * FLOAT)];
    const last = axes.at(-1);
    if (last?.every((step, i) => i === 0 || step === next[i] * next[0])) {
      axes[axes.length - 1] = next.with(0, last[0] * next[0]);
    } else axes.push(next);
  }
  return axes.length > 0 ? axes : [[1, ...views.map(() => FLOAT)]];
}

export function copy(planner: Planner, to: View, from: View): void {
  elementwise(planner, 'Copy', to, [from]);
}

/** A view with the elements in row-major order, the same if they already are. */
export function dense(planner: Planner, view: View, order?: readonly number[]): View {
  const strides = denseStrides(view.dims, order);
  if (view.dims.every((dim, axis) => dim === 1 || view.strides[axis] === strides[axis])) return view;
  const copied = allocate(view.dims, order);
  copy(planner, copied, view);
  return copied;
}

/** A map whose pixels hold their channels next to each other. */
export function asMap(planner: Planner, view: View): View {
  if (isMap(view)) return view;
  const map = allocateMap(view.dims);
  copy(planner, map, view);
  return map;
}

/** A map with at least this many zeros around it, the same if it has them. */
export function withBorder(planner: Planner, view: View, border: Border): View {
  if (border.every((zeros, side) => zeros <= (view.border?.[side] ?? 0))) return view;
  const map = allocateMap(view.dims, border);
  zeroBorder(planner, map);
  copy(planner, map, view);
  return map;
}

/** Zeros a map's border. */
export function zeroBorder(planner: Planner, map: View): void {
  const [top, left, bottom, right] = map.border!;
  const [, , h, w] = map.dims;
  const outer = { ...map, dims: [map.dims[0], map.dims[1], h + top + bottom, w + left + right] };
  const whole = { ...outer, offset: map.offset - top * map.strides[2] - left * map.strides[3] };
  const middle = sliced(whole, 2, top, h);
  zero(planner, sliced(whole, 2, 0, top));
  zero(planner, sliced(whole, 2, top + h, bottom));
  zero(planner, sliced(middle, 3, 0, left));
  zero(planner, sliced(middle, 3, left + w, right));
}

export function zero(planner: Planner, view: View): void {
  const address = tableOf(planner, [0]);
  const number: View = { block: { floats: 1, address }, offset: 0, dims: [], strides: [] };
  copy(planner, view, broadcastTo(number, view.dims));
}
