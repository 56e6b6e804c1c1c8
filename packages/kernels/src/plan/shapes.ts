import { CifraError } from '@cifra/core/base/error.ts';
import type { Operation } from '../graph/operation.ts';
import { copy, dense, zero } from './elementwise.ts';
import { allocate, integersOf, type Planner, valueNamed } from './planner.ts';
import { broadcast, broadcastTo, orderOf, reshaped, sizeOf, sliced, transposed } from './view.ts';
import { unsupported } from './window.ts';

/** Operations that only rename, select or repeat elements: most are other views of the same memory. */

export function identity(planner: Planner, { inputs, outputs }: Operation): void {
  planner.values.set(outputs[0], valueNamed(planner, inputs[0]));
}

export function reshape(planner: Planner, operation: Operation): void {
  const x = valueNamed(planner, operation.inputs[0]);
  const wanted = integersOf(planner, operation, 1).map((dim, axis) => (dim === 0 ? x.dims[axis] : dim));
  const known = wanted.reduce((product, dim) => (dim === -1 ? product : product * dim), 1);
  const dims = wanted.map((dim) => (dim === -1 ? sizeOf(x.dims) / Math.max(known, 1) : dim));
  if (sizeOf(dims) !== sizeOf(x.dims) || !dims.every(Number.isInteger)) {
    const { name } = operation;
    throw new CifraError('invalid-model', `Reshape "${name}": [${x.dims}] does not fit [${wanted}]`);
  }
  planner.values.set(operation.outputs[0], reshaped(x, dims) ?? reshaped(dense(planner, x), dims)!);
}

export function transpose(planner: Planner, { inputs, outputs, attributes }: Operation): void {
  const x = valueNamed(planner, inputs[0]);
  const perm = attributes.get('perm')?.values ?? [...x.dims.keys()].reverse();
  planner.values.set(outputs[0], transposed(x, perm));
}

export function slice(planner: Planner, operation: Operation): void {
  let x = valueNamed(planner, operation.inputs[0]);
  const [starts, ends] = [1, 2].map((input) => integersOf(planner, operation, input));
  const axes = operation.inputs.length > 3 ? integersOf(planner, operation, 3) : [...starts.keys()];
  const steps = operation.inputs.length > 4 ? integersOf(planner, operation, 4) : starts.map(() => 1);
  starts.forEach((begin, i) => {
    const axis = axes[i] < 0 ? axes[i] + x.dims.length : axes[i];
    const length = x.dims[axis];
    if (steps[i] < 1) throw unsupported('Slice', operation.name, `step ${steps[i]}`);
    const inside = (place: number) => Math.min(Math.max(place < 0 ? place + length : place, 0), length);
    const [start, end] = [inside(begin), inside(ends[i])];
    x = sliced(x, axis, start, Math.max(0, Math.ceil((end - start) / steps[i])), steps[i]);
  });
  planner.values.set(operation.outputs[0], x);
}

export function split(planner: Planner, operation: Operation): void {
  const x = valueNamed(planner, operation.inputs[0]);
  const axis = operation.attributes.get('axis')?.value ?? 0;
  const parts = integersOf(planner, operation, 1);
  let start = 0;
  operation.outputs.forEach((name, i) => {
    planner.values.set(name, sliced(x, axis, start, parts[i]));
    start += parts[i];
  });
}

export function concat(planner: Planner, { inputs, outputs, attributes }: Operation): void {
  const parts = inputs.map((name) => valueNamed(planner, name));
  const axis = (attributes.get('axis')!.value! + parts[0].dims.length) % parts[0].dims.length;
  const length = parts.reduce((sum, { dims }) => sum + dims[axis], 0);
  const y = allocate(parts[0].dims.with(axis, length), orderOf(parts[0]));
  let start = 0;
  for (const part of parts) {
    copy(planner, sliced(y, axis, start, part.dims[axis]), part);
    start += part.dims[axis];
  }
  planner.values.set(outputs[0], y);
}

export function pad(planner: Planner, operation: Operation): void {
  const { name, inputs, outputs, attributes } = operation;
  const x = valueNamed(planner, inputs[0]);
  const rank = x.dims.length;
  const pads = integersOf(planner, operation, 1);
  const mode = attributes.get('mode')?.text ?? 'constant';
  if (mode !== 'constant' || inputs[2]) throw unsupported('Pad', name, `mode ${mode}, or a value`);
  if (pads.length !== 2 * rank || pads.some((each) => each < 0))
    throw unsupported('Pad', name, `padding [${pads}]`);
  const y = allocate(
    x.dims.map((dim, axis) => dim + pads[axis] + pads[axis + rank]),
    orderOf(x),
  );
  zero(planner, y);
  copy(
    planner,
    x.dims.reduce((view, dim, axis) => sliced(view, axis, pads[axis], dim), y),
    x,
  );
  planner.values.set(outputs[0], y);
}

export function expand(planner: Planner, operation: Operation): void {
  const x = valueNamed(planner, operation.inputs[0]);
  const shape = integersOf(planner, operation, 1);
  const dims = broadcast(x.dims, shape);
  if (!dims) {
    const { name } = operation;
    throw new CifraError('invalid-model', `Expand "${name}": [${x.dims}] does not broadcast to [${shape}]`);
  }
  planner.values.set(operation.outputs[0], broadcastTo(x, dims));
}
