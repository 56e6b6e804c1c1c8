/**
 * The complete list of operations: the subset of ONNX (opset 20) that the graphs of this project
 * use. Each table over `OpName` (shape here, gradient in `autodiff/rules.ts`, emission in
 * `emit.ts`) fails to compile if a row is missing.
 */

/** A number, or the name of a dimension that is free until the graph is run (the batch). */
export type Dim = number | string;
export type Shape = readonly Dim[];
export type DataType = 'float32' | 'bool';
export type TensorType = { readonly type: DataType; readonly shape: Shape };

type None = Readonly<Record<string, never>>;
type Window = {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  /** top, left, bottom, right; pixels */
  readonly pads: readonly [number, number, number, number];
};
type Reduction = {
  readonly axes: readonly number[];
  readonly keepDims: boolean;
};

/**
 * The parameters of each operation in addition to its inputs. Attributes that ONNX expects as
 * tensors are plain numbers here.
 */
export type Attributes = {
  Add: None;
  Sub: None;
  Mul: None;
  Div: None;
  Max: None;
  Greater: None;
  Equal: None;
  /** inputs: condition (bool), then, else */
  Where: None;
  Neg: None;
  Exp: None;
  Log: None;
  Sqrt: None;
  Relu: None;
  Sigmoid: None;
  Tanh: None;
  Cast: { readonly to: DataType };
  /** NumPy's matmul: [..., m, k] × [..., k, n], leading axes broadcast */
  MatMul: None;
  /** x [n, c, h, w], w [o, c/group, kh, kw] */
  Conv: Window & { readonly group: number };
  /** x [n, o, h, w], w [o, c/group, kh, kw] */
  ConvTranspose: Window & {
    readonly group: number;
    readonly outputPadding: readonly [number, number];
  };
  /** [n, c, h, w] */
  MaxPool: Window;
  /** [n, c, h, w]; padding counts as zeros in the mean */
  AveragePool: Window;
  /** [n, c, h, w] → [n, c, 1, 1] */
  GlobalAveragePool: None;
  Reshape: { readonly shape: Shape };
  Transpose: { readonly perm: readonly number[] };
  /** the elements start, start + step, … before end along one axis; step > 0 */
  Slice: {
    readonly axis: number;
    readonly start: number;
    readonly end: number;
    readonly step: number;
  };
  Concat: { readonly axis: number };
  /** [n, c, h, w]; nearest neighbours: every pixel becomes scale × scale pixels */
  Resize: { readonly scale: number };
  Split: { readonly axis: number; readonly parts: readonly number[] };
  /** zeros; all the begins, then all the ends */
  Pad: { readonly pads: readonly number[] };
  Expand: { readonly shape: Shape };
  ReduceSum: Reduction;
  ReduceMean: Reduction;
  ReduceMax: Reduction;
  Softmax: { readonly axis: number };
  LogSoftmax: { readonly axis: number };
};

export type OpName = keyof Attributes;

type ShapeRule<K extends OpName> = (inputs: readonly TensorType[], attributes: Attributes[K]) => TensorType[];

export const shapeRules: { readonly [K in OpName]: ShapeRule<K> } = {
  Add: arithmetic,
  Sub: arithmetic,
  Mul: arithmetic,
  Div: arithmetic,
  Max: arithmetic,
  Greater: comparison,
  Equal: comparison,
  Where: (inputs) => {
    const [condition, yes, no] = take(inputs, ['bool', 'float32', 'float32']);
    return [float(broadcast(broadcast(condition.shape, yes.shape), no.shape))];
  },
  Neg: unary,
  Exp: unary,
  Log: unary,
  Sqrt: unary,
  Relu: unary,
  Sigmoid: unary,
  Tanh: unary,
  Cast: (inputs, { to }) => {
    if (inputs.length !== 1) fail('one input', inputs);
    return [{ type: to, shape: inputs[0].shape }];
  },
  MatMul: (inputs) => {
    const [a, b] = take(inputs, ['float32', 'float32']);
    if (a.shape.length < 2 || b.shape.length < 2) fail('two tensors of at least two axes', inputs);
    if (a.shape.at(-1) !== b.shape.at(-2)) fail('[…, m, k] and […, k, n]', inputs);
    const lead = broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2));
    return [float([...lead, a.shape.at(-2)!, b.shape.at(-1)!])];
  },
  Conv: (inputs, { kernel, strides, pads, group }) => {
    const [x, w] = take(inputs, ['float32', 'float32']);
    const wanted = `an image [n, c, h, w] and a kernel [o, c/${group}, ${kernel}] with o divisible by ${group}`;
    const [n, channels] = x.shape;
    const [out] = w.shape;
    if (x.shape.length !== 4 || w.shape.length !== 4) fail(wanted, inputs);
    if (w.shape[1] !== count(channels) / group || w.shape[2] !== kernel[0] || w.shape[3] !== kernel[1])
      fail(wanted, inputs);
    if (count(out) % group !== 0) fail(wanted, inputs);
    return [float([n, out, ...windows(x, { kernel, strides, pads })])];
  },
  ConvTranspose: (inputs, { kernel, strides, pads, group, outputPadding }) => {
    const [x, w] = take(inputs, ['float32', 'float32']);
    if (x.shape.length !== 4 || w.shape.length !== 4 || x.shape[1] !== w.shape[0]) {
      fail('an image [n, o, h, w] and a kernel [o, c/group, kh, kw]', inputs);
    }
    const side = (axis: 0 | 1) =>
      (count(x.shape[2 + axis]) - 1) * strides[axis] -
      pads[axis] -
      pads[axis + 2] +
      kernel[axis] +
      outputPadding[axis];
    return [float([x.shape[0], count(w.shape[1]) * group, side(0), side(1)])];
  },
  MaxPool: pool,
  AveragePool: pool,
  GlobalAveragePool: (inputs) => {
    const [x] = take(inputs, ['float32']);
    if (x.shape.length !== 4) fail('an image [n, c, h, w]', inputs);
    return [float([x.shape[0], x.shape[1], 1, 1])];
  },
  Reshape: (inputs, { shape }) => {
    if (inputs.length !== 1) fail('one input', inputs);
    if (!sameCount(inputs[0].shape, shape)) fail(`as many elements as [${shape}]`, inputs);
    return [{ type: inputs[0].type, shape }];
  },
  Transpose: (inputs, { perm }) => {
    const [x] = take(inputs, ['float32']);
    if ([...perm].sort((a, b) => a - b).some((axis, i) => axis !== i) || perm.length !== x.shape.length) {
      fail(`as many axes as the permutation [${perm}]`, inputs);
    }
    return [float(perm.map((axis) => x.shape[axis]))];
  },
  Slice: (inputs, { axis, start, end, step }) => {
    const [x] = take(inputs, ['float32']);
    if (start < 0 || end > count(x.shape[axis]) || start >= end || step < 1) {
      fail(`axis ${axis} to hold ${start} … ${end} in steps of ${step}`, inputs);
    }
    return [float(replace(x.shape, axis, Math.ceil((end - start) / step)))];
  },
  Concat: (inputs, { axis }) => {
    const rest = (shape: Shape) => String(replace(shape, axis, 0));
    if (inputs.some((input) => input.type !== 'float32' || rest(input.shape) !== rest(inputs[0].shape))) {
      fail(`equal shapes but for axis ${axis}`, inputs);
    }
    return [
      float(
        replace(
          inputs[0].shape,
          axis,
          inputs.reduce((sum, input) => sum + count(input.shape[axis]), 0),
        ),
      ),
    ];
  },
  Resize: (inputs, { scale }) => {
    const [x] = take(inputs, ['float32']);
    if (x.shape.length !== 4) fail('an image [n, c, h, w]', inputs);
    return [float([...x.shape.slice(0, 2), ...x.shape.slice(2).map((side) => enlarged(side, scale))])];
  },
  Split: (inputs, { axis, parts }) => {
    const [x] = take(inputs, ['float32']);
    if (parts.reduce((a, b) => a + b, 0) !== x.shape[axis])
      fail(`axis ${axis} to be the sum of [${parts}]`, inputs);
    return parts.map((part) => float(replace(x.shape, axis, part)));
  },
  Pad: (inputs, { pads }) => {
    const [x] = take(inputs, ['float32']);
    const rank = x.shape.length;
    if (pads.length !== 2 * rank || pads.some((pad) => pad < 0))
      fail(`${pads.length / 2} axes for pads [${pads}] ≥ 0`, inputs);
    return [
      float(
        x.shape.map((dim, i) => (pads[i] + pads[i + rank] ? count(dim) + pads[i] + pads[i + rank] : dim)),
      ),
    ];
  },
  Expand: (inputs, { shape }) => {
    const [x] = take(inputs, ['float32']);
    if (String(broadcast(x.shape, shape)) !== String(shape))
      fail(`a shape that broadcasts to [${shape}]`, inputs);
    return [float(shape)];
  },
  ReduceSum: reduce,
  ReduceMean: reduce,
  ReduceMax: reduce,
  Softmax: unary,
  LogSoftmax: unary,
};

/** The shape that two shapes broadcast to (NumPy's rule); throws if they do not. */
export function broadcast(a: Shape, b: Shape): Dim[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const x = a[i - rank + a.length] ?? 1;
    const y = b[i - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1) throw new ShapeError(`[${a}] and [${b}] do not broadcast`);
    return x === 1 ? y : x;
  });
}

/** A dimension as a number; throws if it is free. */
export function count(dim: Dim | undefined): number {
  if (typeof dim !== 'number') throw new ShapeError(`expected a known dimension, got ${dim}`);
  return dim;
}

/** Wrong inputs of one operation. `graph.ts` adds the names of the operation and the layer. */
export class ShapeError extends Error {}

function fail(wanted: string, inputs: readonly TensorType[]): never {
  const got = inputs.map(({ type, shape }) => `${type === 'float32' ? '' : type}[${shape.join(', ')}]`);
  throw new ShapeError(`expected ${wanted}, got ${got.join(' and ') || 'nothing'}`);
}

function take(inputs: readonly TensorType[], types: readonly DataType[]): readonly TensorType[] {
  if (inputs.length !== types.length || types.some((type, i) => inputs[i].type !== type)) {
    fail(`${types.length} inputs (${types.join(', ')})`, inputs);
  }
  return inputs;
}

function float(shape: Shape): TensorType {
  return { type: 'float32', shape };
}

function unary(inputs: readonly TensorType[]): TensorType[] {
  return [float(take(inputs, ['float32'])[0].shape)];
}

function arithmetic(inputs: readonly TensorType[]): TensorType[] {
  const [a, b] = take(inputs, ['float32', 'float32']);
  return [float(broadcast(a.shape, b.shape))];
}

function comparison(inputs: readonly TensorType[]): TensorType[] {
  return [{ type: 'bool', shape: arithmetic(inputs)[0].shape }];
}

function windows(x: TensorType, { kernel, strides, pads }: Window): [Dim, Dim] {
  const side = (axis: 0 | 1): Dim => {
    const free = x.shape[2 + axis];
    if (typeof free === 'string')
      return freeWindows(free, kernel[axis] - pads[axis] - pads[axis + 2], strides[axis]);
    const size = count(x.shape[2 + axis]) + pads[axis] + pads[axis + 2];
    if (size < kernel[axis])
      fail(`an image of at least the kernel's ${kernel[axis]} pixels with its padding`, [x]);
    return Math.floor((size - kernel[axis]) / strides[axis]) + 1;
  };
  return [side(0), side(1)];
}

/**
 * The name of a free side after a window that removes `loss` pixels in all. Only sides of equal
 * length get equal names.
 */
function freeWindows(side: string, loss: number, stride: number): string {
  if (stride === loss) return stride === 1 ? side : `${side}/${stride}`;
  return `(${side}-${loss})/${stride}+1`;
}

/** A side after enlargement. A free side that was divided before returns: it must be divisible. */
function enlarged(side: Dim, scale: number): Dim {
  if (typeof side === 'number') return side * scale;
  return side.endsWith(`/${scale}`) ? side.slice(0, -`/${scale}`.length) : `${scale}*(${side})`;
}

function pool(inputs: readonly TensorType[], window: Window): TensorType[] {
  const [x] = take(inputs, ['float32']);
  if (x.shape.length !== 4) fail('an image [n, c, h, w]', inputs);
  return [float([x.shape[0], x.shape[1], ...windows(x, window)])];
}

function reduce(inputs: readonly TensorType[], { axes, keepDims }: Reduction): TensorType[] {
  const [x] = take(inputs, ['float32']);
  if (axes.some((axis) => axis < 0 || axis >= x.shape.length)) fail(`axes ${axes} to exist`, inputs);
  const kept = x.shape.map((dim, axis) => (axes.includes(axis) ? 1 : dim));
  return [float(keepDims ? kept : kept.filter((_, axis) => !axes.includes(axis)))];
}

function replace(shape: Shape, axis: number, dim: Dim): Dim[] {
  return shape.map((old, i) => (i === axis ? dim : old));
}

function sameCount(a: Shape, b: Shape): boolean {
  const free = (shape: Shape) => shape.filter((dim) => typeof dim === 'string').sort();
  const known = (shape: Shape) =>
    shape.reduce<number>((product, dim) => product * (typeof dim === 'number' ? dim : 1), 1);
  return String(free(a)) === String(free(b)) && known(a) === known(b);
}
