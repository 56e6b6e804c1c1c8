import { CifraError } from '@cifra/core/base/error.ts';
import type { Operation } from '../graph/operation.ts';
import { FLOAT, PANEL, type Quad, toPanels } from '../kernels.ts';
import { joinRows, keptBias } from './convolution.ts';
import { dense } from './elementwise.ts';
import { addStep, allocate, type Planner, tableOf, valueNamed } from './planner.ts';
import { broadcast, broadcastTo, reshaped, sizeOf, type View } from './view.ts';

/** [..., m, k] × [..., k, n]; leading axes broadcast. */
export function matMul(planner: Planner, operation: Operation): void {
  const [a, b] = operation.inputs.map((name) => valueNamed(planner, name));
  const [k, n] = b.dims.slice(-2);
  const lead = broadcast(a.dims.slice(0, -2), b.dims.slice(0, -2));
  if (a.dims.length < 2 || b.dims.length < 2 || a.dims.at(-1) !== k || !lead) {
    const { name } = operation;
    throw new CifraError('invalid-model', `MatMul "${name}": [${a.dims}] and [${b.dims}] do not fit`);
  }
  const y = allocate([...lead, a.dims.at(-2)!, n]);
  planner.values.set(operation.outputs[0], y);
  if (sizeOf(y.dims) === 0) return;
  const isOneMatrix = sizeOf(b.dims) === k * n;
  if (isOneMatrix) multiply(planner, operation, rowsOf(planner, a), reshaped(b, [k, n])!, y);
  else multiplyEach(planner, operation, a, b, y);
}

/** Views of the batches, one product each. */
function multiplyEach(planner: Planner, operation: Operation, a: View, b: View, y: View): void {
  const lead = y.dims.slice(0, -2);
  const matrices = sizeOf(lead);
  const wholeA = broadcastTo(a, [...lead, ...a.dims.slice(-2)]);
  const wholeB = broadcastTo(b, [...lead, ...b.dims.slice(-2)]);
  for (let matrix = 0; matrix < matrices; matrix++) {
    const [pa, pb, py] = [wholeA, wholeB, y].map((view) => matrixOf(view, matrix));
    multiply(planner, operation, rowsOf(planner, pa), pb, py);
  }
}

/** The last two axes at one place of the leading ones, counted row by row. */
function matrixOf({ block, offset, dims, strides }: View, index: number): View {
  let place = offset;
  let rest = index;
  for (let axis = dims.length - 3; axis >= 0; axis--) {
    place += (rest % dims[axis]) * strides[axis];
    rest = Math.floor(rest / dims[axis]);
  }
  return { block, offset: place, dims: dims.slice(-2), strides: strides.slice(-2) };
}

/** Rows whose numbers are next to each other. */
function rowsOf(planner: Planner, a: View): View {
  const isRun = a.dims.at(-1) === 1 || a.strides.at(-1) === 1;
  return isRun && (a.dims.length <= 3 || reshaped(a, [sizeOf(a.dims.slice(0, -1)), a.dims.at(-1)!]))
    ? a
    : dense(planner, a);
}

/** All rows of `a` times one matrix. */
function multiply(planner: Planner, { bias, relu, inputs }: Operation, a: View, b: View, y: View): void {
  const { kernels } = planner.weights.memory;
  const [k, n] = b.dims;
  const rows = sizeOf(a.dims.slice(0, -1));
  const flat = (view: View, columns: number) => reshaped(view, [rows, columns]) ?? view;
  const [x, to] = [flat(a, k), flat(y, n)];
  const triple = (view: View) => [...new Array(4 - view.dims.length).fill(0), ...view.strides.slice(0, -1)];
  const counts = [...new Array(4 - x.dims.length).fill(1), ...x.dims.slice(0, -1)] as [
    number,
    number,
    number,
  ];
  const bytes = (view: View) => triple(view).map((stride) => stride * FLOAT);
  const extent = joinRows(counts, { x: bytes(x), y: bytes(to) });
  const table = tableOf(planner, [0]);
  const shift = keptBias(planner, { key: inputs[1], bias, group: 1, weights: [n] });
  const lo = relu ? 0 : Number.NEGATIVE_INFINITY;
  const panels = packed(planner, b);
  addStep(planner, [x, panels, to], (at) => {
    const from: Quad = [at(x), ...extent.x];
    const result: Quad = [at(to), ...extent.y];
    const size: Quad = [...extent.counts, n];
    const weights = at(panels);
    return () => kernels.product(...size, ...from, table, 1, k, weights, shift, ...result, lo);
  });
}

/** A matrix [k, n] in panels; a constant is packed once, another in each run. */
function packed(planner: Planner, b: View): View {
  const { kept, memory } = planner.weights;
  const [k, n] = b.dims;
  const panelBytes = k * PANEL * FLOAT;
  const steps = b.strides.map((stride) => stride * FLOAT) as [number, number];
  const pack = (from: number, to: number) => memory.kernels.pack(k, n, from, ...steps, to, panelBytes);
  const dims = [toPanels(n), k];
  if (b.block.address === undefined) {
    const view = allocate(dims);
    addStep(planner, [b, view], (at) => {
      const [from, to] = [at(b), at(view)];
      return () => pack(from, to);
    });
    return view;
  }
  const from = b.block.address + b.offset * FLOAT;
  const address = kept(`matrix ${from} ${b.dims} ${b.strides}`, () => {
    const to = memory.keep(sizeOf(dims) * FLOAT);
    pack(from, to);
    return to;
  });
  return { ...allocate(dims), block: { floats: sizeOf(dims), address } };
}
