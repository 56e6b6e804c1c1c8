import { CifraError } from '@cifra/core/base/error.ts';
import type { Operation } from '../graph/operation.ts';
import { FLOAT, PANEL, type Quad, toPanels } from '../kernels.ts';
import { keepFloats } from '../memory.ts';
import { type Convolution, chooseConvolution, type Method } from './chooseConvolution.ts';
import { asMap, copy, withBorder, zero } from './elementwise.ts';
import { mapFor } from './mapFor.ts';
import { addStep, allocate, allocateMap, type Planner, tableOf, valueNamed } from './planner.ts';
import { type Border, sizeOf, sliced, type View } from './view.ts';
import { unsupported, windowOf } from './window.ts';

/** Bytes of transformed tiles that are worked on at a time: a part of the second-level cache. */
const TILE_BYTES = 1 << 18;
/** Minimum number of tiles that are worked on at a time: fewer would not fill a block of a product. */
const LEAST_TILES = 6;

/** A convolution's weights: packed once for each method that some shape needs. */
type Kernel = Convolution & {
  readonly key: string;
  readonly bias: string | null;
  /** [out, in / group, kernel height, kernel width] */
  floats(): Float32Array;
};

export function conv(planner: Planner, operation: Operation): void {
  const kernel = kernelOf(planner, operation);
  planner.values.set(
    operation.outputs[0],
    convolve(planner, operation, valueNamed(planner, operation.inputs[0]), kernel),
  );
}

/** The transposed convolution is a convolution of its input with zeros between the pixels. */
export function convTranspose(planner: Planner, operation: Operation): void {
  const x = valueNamed(planner, operation.inputs[0]);
  const { op, name, attributes } = operation;
  const { floats, weights, group, key } = kernelOf(planner, operation);
  const window = windowOf(operation, weights.slice(2));
  const extra = attributes.get('output_padding')?.values ?? [0, 0];
  const [inputs, outputs, ...size] = weights;
  const [top, left, bottom, right] = window.pads;
  const pads: Border = [
    size[0] - 1 - top,
    size[1] - 1 - left,
    size[0] - 1 - bottom + extra[0],
    size[1] - 1 - right + extra[1],
  ];
  if (pads.some((pad) => pad < 0)) throw unsupported(op, name, `padding [${window.pads}]`);
  if (String(window.dilations) !== '1,1') throw unsupported(op, name, 'dilation');
  const kernel: Kernel = {
    key: `turned ${key}`,
    bias: operation.bias,
    group,
    weights: [outputs * group, inputs / group, ...size],
    window: { ...window, strides: [1, 1], pads },
    floats: () => turned(floats(), weights, group),
  };
  planner.values.set(
    operation.outputs[0],
    convolve(planner, operation, spread(planner, x, window.strides), kernel),
  );
}

/** Zeros between the pixels, stride - 1 along each axis. */
function spread(planner: Planner, x: View, strides: readonly [number, number]): View {
  if (strides.every((stride) => stride === 1)) return x;
  const [n, c, h, w] = x.dims;
  const map = allocateMap([n, c, (h - 1) * strides[0] + 1, (w - 1) * strides[1] + 1]);
  zero(planner, map);
  copy(planner, sliced(sliced(map, 2, 0, h, strides[0]), 3, 0, w, strides[1]), x);
  return map;
}

/** [in, out / group, h, w] → [out, in / group, h, w], each kernel turned by 180°. */
function turned(weights: Float32Array, dims: readonly number[], group: number): Float32Array {
  const [inputs, outputs] = [dims[0] / group, dims[1]];
  const taps = dims[2] * dims[3];
  const result = new Float32Array(weights.length);
  for (let i = 0; i < dims[0]; i++) {
    const [g, from] = [Math.floor(i / inputs), i % inputs];
    for (let o = 0; o < outputs; o++) {
      const source = (i * outputs + o) * taps;
      const target = ((g * outputs + o) * inputs + from) * taps;
      for (let tap = 0; tap < taps; tap++) result[target + tap] = weights[source + taps - 1 - tap];
    }
  }
  return result;
}

function kernelOf(planner: Planner, operation: Operation): Kernel {
  const { op, name, inputs, attributes, bias } = operation;
  const constant = planner.weights.graph.constants.get(inputs[1]);
  if (!constant) throw unsupported(op, name, 'a kernel that is no constant');
  if (inputs.length > 2 && !bias) throw unsupported(op, name, 'a bias that is no constant');
  const group = attributes.get('group')?.value ?? 1;
  const window = windowOf(operation, constant.dims.slice(2));
  return { key: inputs[1], bias, group, window, weights: constant.dims, floats: () => constant.floats() };
}

function convolve(
  planner: Planner,
  { op, name, outputs, relu }: Operation,
  view: View,
  kernel: Kernel,
): View {
  const x = asMap(planner, view);
  if (x.dims[1] !== kernel.weights[1] * kernel.group) {
    const wanted = kernel.weights[1] * kernel.group;
    throw new CifraError('invalid-model', `${op} "${name}": got ${x.dims[1]} channels, expected ${wanted}`);
  }
  const { method, out, border } = chooseConvolution(kernel, x.dims, planner.exact);
  const padded = withBorder(planner, x, border);
  const y = mapFor(planner, outputs[0], [x.dims[0], kernel.weights[0], ...out]);
  if (sizeOf(y.dims) === 0) return y;
  const [, , row, pixel] = padded.strides;
  const corner = { ...padded, offset: padded.offset - border0(kernel) * row - border1(kernel) * pixel };
  const lo = relu ? 0 : Number.NEGATIVE_INFINITY;
  if (method.kind === 'winograd') winograd(planner, kernel, method, corner, y, lo);
  else if (method.kind === 'depthwise') depthwise(planner, kernel, corner, y, lo);
  else direct(planner, kernel, corner, y, lo);
  return y;
}

const border0 = ({ window }: Kernel) => window.pads[0];
const border1 = ({ window }: Kernel) => window.pads[1];

/** Every row of the window is a segment of the left matrix's row. */
function direct(planner: Planner, kernel: Kernel, x: View, y: View, lo: number): void {
  const { kernels } = planner.weights.memory;
  const { group, weights } = kernel;
  const [outputs, inputs, kh, kw] = weights;
  const { strides, dilations } = kernel.window;
  const [image, , row, pixel] = x.strides.map((stride) => stride * FLOAT);
  const isRun = group === 1 && dilations[1] === 1 && pixel === inputs * FLOAT;
  const starts = isRun ? 1 : kw;
  const length = isRun ? kw * inputs : inputs;
  const table = tableOf(
    planner,
    Array.from({ length: kh * starts }, (_, i) => {
      return Math.floor(i / starts) * dilations[0] * row + (i % starts) * dilations[1] * pixel;
    }),
  );
  const bias = keptBias(planner, kernel);
  const columns = outputs / group;
  const b = packedPanels(planner, kernel);
  const groupBytes = toPanels(columns) * kh * kw * inputs * FLOAT;
  const steps = { x: [image, row * strides[0], pixel * strides[1]], y: mapSteps(y) };
  const extent = joinRows([y.dims[0], y.dims[2], y.dims[3]], steps);
  for (let g = 0; g < group; g++) {
    addStep(planner, [x, y], (at) => {
      const from: Quad = [at(x) + g * inputs * FLOAT, ...extent.x];
      const to: Quad = [at(y) + g * columns * FLOAT, ...extent.y];
      const size: Quad = [...extent.counts, columns];
      const panels = b + g * groupBytes;
      const shift = bias + g * toPanels(columns) * FLOAT;
      return () => kernels.product(...size, ...from, table, kh * starts, length, panels, shift, ...to, lo);
    });
  }
}

type Triple = readonly [number, number, number];

function mapSteps({ strides: [image, , row, pixel] }: View): Triple {
  return [image * FLOAT, row * FLOAT, pixel * FLOAT];
}

/** Joins rows and images that follow each other without a gap, so that more blocks are full. */
export function joinRows(
  [n, h, w]: Triple,
  steps: { readonly x: readonly number[]; readonly y: readonly number[] },
): { readonly counts: Triple; readonly x: Triple; readonly y: Triple } {
  const [x, y] = [steps.x as Triple, steps.y as Triple];
  const follows = (outer: number, inner: number, count: number) =>
    x[outer] === x[inner] * count && y[outer] === y[inner] * count;
  if (h > 1 && !follows(1, 2, w)) return { counts: [n, h, w], x, y };
  if (n > 1 && !follows(0, 2, w * h)) return { counts: [n, 1, w * h], x, y };
  return { counts: [1, 1, n * h * w], x, y };
}

function depthwise(planner: Planner, kernel: Kernel, x: View, y: View, lo: number): void {
  const { memory } = planner.weights;
  const { weights, window } = kernel;
  const [channels, , kh, kw] = weights;
  const [image, row, pixel] = mapSteps(x);
  const { strides, dilations } = window;
  const taps = kh * kw;
  const offsets = Array.from({ length: taps }, (_, tap) => {
    return Math.floor(tap / kw) * dilations[0] * row + (tap % kw) * dilations[1] * pixel;
  });
  const table = tableOf(planner, offsets);
  const w = planner.weights.kept(`depthwise ${kernel.key}`, () => {
    const floats = kernel.floats();
    return keepFloats(
      memory,
      floats.map((_, i) => floats[(i % channels) * taps + Math.floor(i / channels)]),
    );
  });
  const bias = keptBias(planner, { ...kernel, group: 1 });
  addStep(planner, [x, y], (at) => {
    const size: Quad = [y.dims[0], y.dims[2], y.dims[3], channels];
    const from: Quad = [at(x), image, row * strides[0], pixel * strides[1]];
    const to: Quad = [at(y), ...mapSteps(y)];
    return () => memory.kernels.depthwise(...size, ...from, table, taps, w, bias, ...to, lo);
  });
}

function winograd(
  planner: Planner,
  kernel: Kernel,
  { high, wide }: Extract<Method, { kind: 'winograd' }>,
  x: View,
  y: View,
  lo: number,
): void {
  const { kernels } = planner.weights.memory;
  const [outputs, inputs] = kernel.weights;
  const [n, , height, width] = y.dims;
  const [down, across] = [Math.ceil(height / high), Math.ceil(width / wide)];
  const points = (high + 2) * (wide + 2);
  const columns = toPanels(outputs);
  const all = n * down * across;
  const most = Math.max(LEAST_TILES, Math.floor(TILE_BYTES / (points * (inputs + columns) * FLOAT)));
  const parts = Math.ceil(all / most);
  const u = packedWinograd(planner, kernel, high, wide);
  const bias = keptBias(planner, kernel);
  for (let part = 0; part < parts; part++) {
    const first = Math.floor((part * all) / parts);
    const tiles = Math.floor(((part + 1) * all) / parts) - first;
    const v = allocate([points, tiles, inputs]);
    const m = allocate([points, tiles, columns]);
    const tiling = [high, wide, first, tiles, down, across] as const;
    addStep(planner, [x, v], (at) => {
      const from: Quad = [at(x), ...mapSteps(x)];
      const to = at(v);
      return () => kernels.winogradInput(...tiling, inputs, ...from, to);
    });
    addStep(planner, [v, m], (at) => {
      const [from, to] = [at(v), at(m)];
      return () => kernels.products(points, tiles, inputs, outputs, from, u, to);
    });
    addStep(planner, [m, y], (at) => {
      const [from, to] = [at(m), [at(y), ...mapSteps(y)] as Quad];
      return () =>
        kernels.winogradOutput(...tiling, height, width, outputs, from, columns * FLOAT, bias, ...to, lo);
    });
  }
}

/** Runs `use` with the numbers somewhere in memory, for the time of the call. */
function withScratch(planner: Planner, numbers: Float32Array, use: (address: number) => void): void {
  const { memory } = planner.weights;
  memory.share(numbers.byteLength);
  const address = memory.shared();
  memory.floats().set(numbers, address / FLOAT);
  use(address);
}

/** Panels [group, out / group / 8, kernel height, kernel width, in / group, 8]. */
function packedPanels(planner: Planner, { key, group, weights, floats }: Kernel): number {
  const { kept, memory } = planner.weights;
  const [outputs, inputs, kh, kw] = weights;
  const [columns, taps] = [outputs / group, kh * kw];
  const panelBytes = taps * inputs * PANEL * FLOAT;
  const groupBytes = (toPanels(columns) / PANEL) * panelBytes;
  return kept(`panels ${key}`, () => {
    const to = memory.keep(group * groupBytes);
    withScratch(planner, floats(), (from) => {
      for (let g = 0; g < group; g++) {
        for (let tap = 0; tap < taps; tap++) {
          const source = from + (g * columns * inputs * taps + tap) * FLOAT;
          const target = to + g * groupBytes + tap * inputs * PANEL * FLOAT;
          const [k, column] = [taps * FLOAT, inputs * taps * FLOAT];
          memory.kernels.pack(inputs, columns, source, k, column, target, panelBytes);
        }
      }
    });
    return to;
  });
}

function packedWinograd(
  planner: Planner,
  { key, weights, floats }: Kernel,
  high: number,
  wide: number,
): number {
  const { kept, memory } = planner.weights;
  const [outputs, inputs] = weights;
  return kept(`winograd ${high}×${wide} ${key}`, () => {
    const panelBytes = inputs * PANEL * FLOAT;
    const pointBytes = (toPanels(outputs) / PANEL) * panelBytes;
    const to = memory.keep((high + 2) * (wide + 2) * pointBytes);
    withScratch(planner, floats(), (from) => {
      for (let column = 0; column < outputs; column += 4) {
        const source = from + column * inputs * 9 * FLOAT;
        const target = to + Math.floor(column / PANEL) * panelBytes + (column % PANEL) * FLOAT;
        memory.kernels.packWinograd(high, wide, inputs, source, target, pointBytes);
      }
    });
    return to;
  });
}

/** The biases of all panels: those of the first group, filled up with zeros, then the next group's. */
export function keptBias(
  { weights }: Planner,
  { key, bias, group, weights: dims }: Pick<Kernel, 'key' | 'bias' | 'group' | 'weights'>,
): number {
  const columns = dims[0] / group;
  return weights.kept(`bias ${bias} ${group} of ${key}`, () => {
    const padded = new Float32Array(group * toPanels(columns));
    const numbers = bias === null ? new Float32Array(dims[0]) : weights.graph.constants.get(bias)!.floats();
    for (let i = 0; i < dims[0]; i++)
      padded[Math.floor(i / columns) * toPanels(columns) + (i % columns)] = numbers[i];
    return keepFloats(weights.memory, padded);
  });
}
