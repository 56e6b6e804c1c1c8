import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import type { Session, Tensor } from '@cifra/core/model/runtime.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import * as ort from '@cifra/node/onnxruntime/onnxruntime.ts';
import { expect, test } from 'vitest';
import { emit } from '../onnx/emit.ts';
import * as f from '../onnx/functions.ts';
import { createGraph, input, output, type Value } from '../onnx/graph.ts';
import { type OpName, shapeRules } from '../onnx/ops.ts';
import { gradients } from './backward.ts';

/** One use of an operation: shapes of its inputs, its application, and the numbers for the test. */
type Case = {
  readonly name?: string;
  readonly inputs: readonly (readonly number[])[];
  readonly build: (...inputs: Value[]) => Value | readonly Value[];
  readonly draw?: Draw;
};
/** `index` counts the inputs, so that each gets different numbers. */
type Draw = (length: number, index: number) => Float32Array;

/**
 * Step of the differences. A power of two, so that x ± h is exact; larger steps show curvature,
 * smaller ones rounding.
 */
const H = 1 / 32;

/** Between -1.5 and 1.5. */
const smooth: Draw = (length, index) => {
  const random = createRandom(index);
  return Float32Array.from({ length }, () => random.next() * 3 - 1.5);
};
/** Between 0.5 and 2: for functions that are undefined or steep at 0. */
const positive: Draw = (length, index) => smooth(length, index).map((x) => 1.25 + x / 2);
/**
 * Shuffled odd multiples of 3h, even ones for a second input: no step reaches the next number; for
 * functions with kinks.
 */
const apart: Draw = (length, index) => {
  const random = createRandom(index);
  const start = -6 * Math.floor(length / 2) + (index % 2 ? 0 : 3);
  const numbers = Float32Array.from({ length }, (_, i) => (start + 6 * i) * H);
  for (let i = length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [numbers[i], numbers[j]] = [numbers[j], numbers[i]];
  }
  return numbers;
};

type Pair = readonly [number, number];
type Pads = readonly [number, number, number, number];
const window = (kernel: Pair, strides: Pair, pads: Pads) => ({ kernel, strides, pads });
const same: Pads = [1, 1, 1, 1];
const none: Pads = [0, 0, 0, 0];
const bare = window([2, 2], [2, 2], none);
const wide = window([3, 3], [2, 2], same);
const uneven = window([3, 2], [1, 2], [1, 0, 0, 1]);

const conv = (group: number, settings: typeof bare) => (x: Value, w: Value) =>
  f.one('Conv', [x, w], { ...settings, group });
const convTranspose = (group: number, settings: typeof bare, outputPadding: Pair) => (x: Value, w: Value) =>
  f.one('ConvTranspose', [x, w], { ...settings, group, outputPadding });
const pool = (op: 'MaxPool' | 'AveragePool', settings: typeof bare) => (x: Value) => f.one(op, [x], settings);
const count = (condition: Value) => f.cast(condition, 'float32');

/** [2, 3] with each shape that broadcasts to it, from either side. */
const broadcasts = (build: Case['build'], draw: Draw = smooth): Case[] =>
  [
    [
      [2, 3],
      [2, 3],
    ],
    [[2, 3], [3]],
    [
      [2, 1],
      [1, 3],
    ],
    [[], [2, 3]],
    [
      [4, 2, 3],
      [2, 1],
    ],
  ].map((inputs) => ({ name: inputs.map((shape) => `[${shape}]`).join(' and '), inputs, build, draw }));

/** A missing row does not compile, and fails the first test below. */
const cases: { readonly [K in OpName]: readonly Case[] } = {
  Add: broadcasts(f.add),
  Sub: broadcasts(f.sub),
  Mul: [...broadcasts(f.mul), { name: 'of itself', inputs: [[2, 3]], build: (x) => f.mul(x, x) }],
  Div: broadcasts(f.div, positive),
  Max: broadcasts(f.max, apart),
  Greater: broadcasts((a, b) => count(f.greater(a, b)), apart),
  Equal: broadcasts((a, b) => count(f.equal(a, b)), apart),
  Where: [
    {
      inputs: [
        [2, 3],
        [2, 3],
        [2, 3],
      ],
      build: (c, a, b) => f.where(f.greater(c, 0), a, b),
    },
    { name: 'broadcast', inputs: [[3], [2, 3], [2, 1]], build: (c, a, b) => f.where(f.greater(c, 0), a, b) },
    {
      name: 'with a number',
      inputs: [[2, 3]],
      build: (a) => f.where(f.greater(a, 0), f.mul(a, a), 0),
      draw: apart,
    },
  ],
  Neg: [{ inputs: [[2, 3]], build: f.neg }],
  Exp: [{ inputs: [[2, 3]], build: f.exp }],
  Log: [{ inputs: [[2, 3]], build: f.log, draw: positive }],
  Sqrt: [{ inputs: [[2, 3]], build: f.sqrt, draw: positive }],
  Relu: [{ inputs: [[4, 5]], build: f.relu, draw: apart }],
  Sigmoid: [{ inputs: [[2, 3]], build: f.sigmoid }],
  Tanh: [{ inputs: [[2, 3]], build: f.tanh }],
  Cast: [{ inputs: [[2, 3]], build: (x) => f.mul(x, count(f.greater(x, 0))), draw: apart }],
  MatMul: [
    {
      inputs: [
        [2, 3],
        [3, 4],
      ],
      build: f.matMul,
    },
    {
      name: 'of batches',
      inputs: [
        [2, 2, 3],
        [2, 3, 2],
      ],
      build: f.matMul,
    },
    {
      name: 'of broadcast batches',
      inputs: [
        [2, 1, 2, 3],
        [3, 3, 2],
      ],
      build: f.matMul,
    },
  ],
  Conv: [
    {
      inputs: [
        [2, 2, 4, 5],
        [3, 2, 3, 3],
      ],
      build: conv(1, window([3, 3], [1, 1], same)),
    },
    {
      name: 'unpadded',
      inputs: [
        [2, 2, 4, 5],
        [3, 2, 3, 3],
      ],
      build: conv(1, window([3, 3], [1, 1], none)),
    },
    {
      name: 'padding 2, kernel 5',
      inputs: [
        [1, 1, 5, 5],
        [2, 1, 5, 5],
      ],
      build: conv(1, window([5, 5], [1, 1], [2, 2, 2, 2])),
    },
    {
      name: 'kernel 1',
      inputs: [
        [2, 3, 3, 3],
        [2, 3, 1, 1],
      ],
      build: conv(1, window([1, 1], [1, 1], none)),
    },
    {
      name: 'kernel 1, stride 2',
      inputs: [
        [2, 2, 4, 4],
        [2, 2, 1, 1],
      ],
      build: conv(1, window([1, 1], [2, 2], none)),
    },
    {
      name: 'stride 2, odd',
      inputs: [
        [2, 2, 5, 5],
        [3, 2, 3, 3],
      ],
      build: conv(1, wide),
    },
    {
      name: 'stride 2, even',
      inputs: [
        [2, 2, 6, 4],
        [3, 2, 3, 3],
      ],
      build: conv(1, wide),
    },
    {
      name: 'uneven',
      inputs: [
        [1, 2, 4, 5],
        [2, 2, 3, 2],
      ],
      build: conv(1, uneven),
    },
    {
      name: '2 groups',
      inputs: [
        [2, 4, 4, 4],
        [6, 2, 3, 3],
      ],
      build: conv(2, window([3, 3], [1, 1], same)),
    },
    {
      name: 'of each channel',
      inputs: [
        [2, 3, 5, 5],
        [3, 1, 3, 3],
      ],
      build: conv(3, wide),
    },
    {
      name: 'two for each channel',
      inputs: [
        [1, 2, 4, 4],
        [4, 1, 3, 3],
      ],
      build: conv(2, window([3, 3], [1, 1], same)),
    },
  ],
  ConvTranspose: [
    {
      inputs: [
        [2, 3, 3, 4],
        [3, 2, 3, 3],
      ],
      build: convTranspose(1, window([3, 3], [1, 1], same), [0, 0]),
    },
    {
      name: 'stride 2',
      inputs: [
        [1, 2, 3, 3],
        [2, 3, 3, 3],
      ],
      build: convTranspose(1, wide, [1, 1]),
    },
    {
      name: 'uneven',
      inputs: [
        [1, 2, 3, 3],
        [2, 2, 3, 2],
      ],
      build: convTranspose(1, uneven, [0, 1]),
    },
    {
      name: '2 groups',
      inputs: [
        [2, 4, 3, 3],
        [4, 1, 3, 3],
      ],
      build: convTranspose(2, wide, [0, 0]),
    },
  ],
  MaxPool: [bare, wide, uneven, window([3, 3], [1, 1], same)].map((settings) => ({
    name: `${settings.kernel}, stride ${settings.strides}, pads ${settings.pads}`,
    inputs: [[2, 2, 5, 4]],
    build: pool('MaxPool', settings),
    draw: apart,
  })),
  AveragePool: [bare, wide, uneven].map((settings) => ({
    name: `${settings.kernel}, stride ${settings.strides}, pads ${settings.pads}`,
    inputs: [[2, 2, 5, 4]],
    build: pool('AveragePool', settings),
  })),
  GlobalAveragePool: [{ inputs: [[2, 3, 4, 3]], build: (x) => f.one('GlobalAveragePool', [x], {}) }],
  Reshape: [{ inputs: [[2, 3, 2]], build: (x) => f.reshape(f.mul(x, x), [3, 4]) }],
  Transpose: [{ inputs: [[2, 3, 2]], build: (x) => f.transpose(x, [2, 0, 1]) }],
  Slice: [
    { inputs: [[2, 5]], build: (x) => f.slice(x, 1, 1, 4) },
    { name: 'in steps', inputs: [[2, 7]], build: (x) => f.slice(x, 1, 1, 6, 2) },
    { name: 'in steps to the end', inputs: [[6, 2]], build: (x) => f.slice(x, 0, 0, 6, 3) },
  ],
  Concat: [
    {
      inputs: [
        [2, 3],
        [2, 1],
        [2, 2],
      ],
      build: (...parts) => f.concat(parts, 1),
    },
  ],
  Resize: [2, 3].map((scale) => ({
    name: `by ${scale}`,
    inputs: [[2, 2, 3, 2]],
    build: (x) => f.one('Resize', [x], { scale }),
  })),
  Split: [
    { inputs: [[2, 6]], build: (x) => f.split(x, 1, [1, 3, 2]) },
    { name: 'of which one part is used', inputs: [[2, 6]], build: (x) => f.split(x, 1, [1, 3, 2])[1] },
  ],
  Pad: [{ inputs: [[2, 3]], build: (x) => f.pad(x, [1, 0, 2, 1]) }],
  Expand: [
    { inputs: [[2, 1]], build: (x) => f.expand(x, [3, 2, 4]) },
    { name: 'of a number', inputs: [[]], build: (x) => f.expand(x, [2, 3]) },
  ],
  ReduceSum: reductions(f.reduceSum, smooth),
  ReduceMean: reductions(f.reduceMean, smooth),
  ReduceMax: reductions(f.reduceMax, apart),
  Softmax: [1, 0].map((axis) => ({
    name: `axis ${axis}`,
    inputs: [[3, 4]],
    build: (x) => f.softmax(x, axis),
  })),
  LogSoftmax: [1, 0].map((axis) => ({
    name: `axis ${axis}`,
    inputs: [[3, 4]],
    build: (x) => f.logSoftmax(x, axis),
  })),
};

function reductions(reduce: typeof f.reduceSum, draw: Draw): Case[] {
  const settings: [readonly number[], boolean][] = [
    [[1], false],
    [[0, 2], true],
    [[0, 1, 2], false],
  ];
  return settings.map(([axes, keepDims]) => ({
    name: `over ${axes}${keepDims ? ', axes kept' : ''}`,
    inputs: [[2, 3, 2]],
    build: (x) => reduce(x, axes, keepDims),
    draw,
  }));
}

test('every operation of the list has a case that uses it', () => {
  for (const op of Object.keys(shapeRules) as OpName[]) {
    expect(cases[op]?.length, op).toBeGreaterThan(0);
    for (const each of cases[op])
      expect(
        forward(each).graph.nodes.map((node) => node.op),
        op,
      ).toContain(op);
  }
});

for (const [op, list] of Object.entries(cases)) {
  for (const each of list) {
    test(`the gradient of ${op}${each.name ? ` (${each.name})` : ''} matches central differences`, async () => {
      await expectGradients(each);
    });
  }
}

/** The graph of a case, with sum(output · upstream) over its outputs as `total`. */
function forward({ inputs, build }: Case) {
  const graph = createGraph();
  const xs = inputs.map((shape, i) => input(graph, `x${i}`, shape));
  const ys = [build(...xs)].flat() as Value[];
  const upstreams = ys.map((y, i) => input(graph, `upstream${i}`, y.shape));
  const total = ys
    .map((y, i) =>
      f.reduceSum(
        f.mul(y, upstreams[i]),
        y.shape.map((_, axis) => axis),
      ),
    )
    .reduce(f.add);
  return { graph, xs, ys, upstreams, total };
}

async function expectGradients(each: Case): Promise<void> {
  const { graph, xs, ys, upstreams, total } = forward(each);
  ys.forEach((y, i) => {
    output(`y${i}`, y);
  });
  const session = await onnxRuntime(ort).load(emit(graph));
  gradients(total, xs).forEach((gradient, i) => {
    expect(gradient.shape).toEqual(xs[i].shape);
    output(`gradient${i}`, gradient);
  });
  const withGradients = await onnxRuntime(ort).load(emit(graph));

  const feeds: Record<string, Tensor> = {};
  for (const [i, x] of xs.entries()) feeds[x.name] = drawn(x, each.draw ?? smooth, i);
  for (const [i, x] of upstreams.entries()) feeds[x.name] = drawn(x, smooth, 10 + i);
  const result = await withGradients.run(feeds);
  for (const [i, { name }] of xs.entries()) {
    const expected = await differences(session, feeds, name);
    const got = [...result[`gradient${i}`].data];
    const scale = Math.max(1, ...expected.map(Math.abs));
    const worst = Math.max(...got.map((value, k) => Math.abs(value - expected[k]) / scale));
    expect(worst, `${name}: got ${got}, expected ${expected}`).toBeLessThan(1e-4);
  }
  await Promise.all([session.release(), withGradients.release()]);
}

function drawn({ shape }: Value, draw: Draw, index: number): Tensor {
  const dims = shape as number[];
  return { dims, data: draw(f.size(dims), index) };
}

/**
 * d(total)/dx of each element by the five-point formula (Abramowitz and Stegun 25.3.6), whose error
 * is of the order h⁴. Sums the total in float64, so that only the operation itself is rounded to
 * float32.
 */
async function differences(session: Session, feeds: Record<string, Tensor>, name: string): Promise<number[]> {
  const { dims, data } = feeds[name];
  const derivatives: number[] = [];
  for (let i = 0; i < data.length; i++) {
    const at = (x: number) => totalOf(session, { ...feeds, [name]: { dims, data: data.with(i, x) } });
    const near = (await at(data[i] + H)) - (await at(data[i] - H));
    const far = (await at(data[i] + 2 * H)) - (await at(data[i] - 2 * H));
    derivatives.push((8 * near - far) / (12 * H));
  }
  return derivatives;
}

async function totalOf(session: Session, feeds: Record<string, Tensor>): Promise<number> {
  const result = await session.run(feeds);
  let total = 0;
  for (const [name, { data }] of Object.entries(result)) {
    const upstream = feeds[name.replace('y', 'upstream')].data;
    data.forEach((value, k) => {
      total += value * upstream[k];
    });
  }
  return total;
}
