import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { gradients } from '../autodiff/backward.ts';
import { emit } from '../onnx/emit.ts';
import { mul, reduceSum } from '../onnx/functions.ts';
import { createGraph, input, output, type Value } from '../onnx/graph.ts';
import { im2colConv } from './im2col.ts';
import { elements } from './plan.ts';
import { runOnce } from './testing/reference.ts';
import { winogradConv } from './winograd.ts';

// 6 and 12: tiles of six; 14 and 28 choose by their count; 5, 9 and 13 overhang the last tile.
const CASES = [
  { height: 6, width: 6, padding: 1 },
  { height: 12, width: 14, padding: 1 },
  { height: 28, width: 5, padding: 1 },
  { height: 9, width: 13, padding: 0 },
  { height: 7, width: 7, padding: 2 },
];

test.each(CASES)('tiles of $height×$width with padding $padding match gathered patches', async (size) => {
  const direct = await convolve(size, (x, kernel) =>
    im2colConv(x, kernel, { stride: 1, padding: size.padding, groups: 1 }),
  );
  const tiled = await convolve(size, (x, kernel) => winogradConv(x, kernel, size.padding));
  for (const name of ['y', 'dx', 'dKernel']) {
    expect(tiled[name].dims).toEqual(direct[name].dims);
    expect(relativeError(tiled[name].data, direct[name].data), name).toBeLessThan(1e-5);
  }
});

function convolve(
  { height, width, padding }: (typeof CASES)[number],
  conv: (x: Value, kernel: Value) => Value,
) {
  const graph = createGraph();
  const x = input(graph, 'x', [height, width, 2, 9]);
  const kernel = input(graph, 'kernel', [3, 3, 9, 8]);
  const y = conv(x, kernel);
  const upstream = input(graph, 'upstream', y.shape);
  const [dx, dKernel] = gradients(reduceSum(mul(y, upstream), [0, 1, 2, 3]), [x, kernel]);
  for (const [name, value] of Object.entries({ y, dx, dKernel })) output(name, value);
  const random = createRandom(`${height} ${width} ${padding}`);
  const feed = ({ name, shape }: Value) => {
    const own = random.split(name);
    const dims = shape as readonly number[];
    return { dims, data: Float32Array.from({ length: elements(dims) }, () => own.normal()) };
  };
  return runOnce(emit(graph), Object.fromEntries(graph.inputs.map((value) => [value.name, feed(value)])));
}

function relativeError(got: Float32Array, wanted: Float32Array): number {
  const norm = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return norm(got.map((value, i) => value - wanted[i])) / norm(wanted);
}
