import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { runtime } from '../testing/runtime.ts';
import { compactWeights } from './compactWeights.ts';
import { emit } from './emit.ts';
import { add, matMul, one, reshape } from './functions.ts';
import { constant, createGraph, input, output } from './graph.ts';
import { readConstants } from './readConstants.ts';

const random = createRandom('compact weights');
const normal = (length: number) => Float32Array.from({ length }, () => random.normal());

/** A convolution with bias and a dense layer; weights of one channel each are set by `change`. */
function network(change: (kernel: Float32Array, matrix: Float32Array) => void = () => {}) {
  const [kernel, bias, matrix] = [normal(32 * 9), normal(32), normal(32 * 10)];
  change(kernel, matrix);
  const graph = createGraph();
  const x = input(graph, 'image', ['N', 1, 3, 3]);
  const conv = one('Conv', [x, constant(graph, [32, 1, 3, 3], kernel)], {
    kernel: [3, 3],
    strides: [1, 1],
    pads: [0, 0, 0, 0],
    group: 1,
  });
  const features = reshape(add(conv, constant(graph, [1, 32, 1, 1], bias)), ['N', 32]);
  output('logits', matMul(features, constant(graph, [32, 10], matrix)));
  return { model: emit(graph), kernel, bias, matrix };
}

/** What a runtime computes with weights given as numbers, in JavaScript. */
function expected(image: Float32Array, [kernel, bias, matrix]: readonly Float32Array[]): number[] {
  const features = Array.from({ length: 32 }, (_, o) =>
    image.reduce((sum, pixel, i) => sum + pixel * kernel[o * 9 + i], bias[o]),
  );
  return Array.from({ length: 10 }, (_, o) =>
    features.reduce((sum, feature, i) => sum + feature * matrix[i * 10 + o], 0),
  );
}

test('each weight changes by at most half a step of its channel, biases not at all', () => {
  const { model, kernel, bias, matrix } = network((kernel, matrix) => {
    kernel.fill(0, 9, 18);
    kernel[18] = 100;
    for (let i = 0; i < 32; i++) matrix[i * 10 + 3] *= 1e-6;
  });
  const [kernel2, bias2, matrix2] = readConstants(compactWeights(model));
  expect(bias2).toEqual(bias);
  for (let o = 0; o < 32; o++) {
    const own = kernel.subarray(o * 9, o * 9 + 9);
    const step = Math.max(...own.map(Math.abs)) / 511;
    own.forEach((weight, i) => {
      expect(Math.abs(kernel2[o * 9 + i] - weight)).toBeLessThanOrEqual(0.5001 * step);
    });
  }
  for (let o = 0; o < 10; o++) {
    const own = Array.from({ length: 32 }, (_, i) => i * 10 + o);
    const step = Math.max(...own.map((at) => Math.abs(matrix[at]))) / 511;
    for (const at of own) expect(Math.abs(matrix2[at] - matrix[at])).toBeLessThanOrEqual(0.5001 * step);
  }
});

test('ONNX Runtime restores the same weights', async () => {
  const compact = compactWeights(network().model);
  const image = normal(9);
  const session = await runtime.load(compact);
  const { logits } = await session.run({ image: { dims: [1, 1, 3, 3], data: image } });
  await session.release();
  expected(image, readConstants(compact)).forEach((logit, i) => {
    expect(logits.data[i]).toBeCloseTo(logit, 4);
  });
});

test('weights are stored with two bytes each, and only once', () => {
  const { model } = network();
  const compact = compactWeights(model);
  expect(model.length - compact.length).toBeGreaterThan(300);
  expect(compactWeights(compact)).toEqual(compact);
});

test('a large tensor is stored with one byte each, to half a step of 1/127 of its channel', async () => {
  const [rows, columns] = [700, 101];
  const numbers = normal(rows * columns);
  const graph = createGraph();
  output('logits', matMul(input(graph, 'features', ['N', rows]), constant(graph, [rows, columns], numbers)));
  const compact = compactWeights(emit(graph));
  expect(compact.length).toBeLessThan(1.05 * numbers.length);
  expect(compactWeights(compact)).toEqual(compact);
  const [stored] = readConstants(compact);
  for (let o = 0; o < columns; o++) {
    const own = Array.from({ length: rows }, (_, i) => i * columns + o);
    const step = Math.max(...own.map((at) => Math.abs(numbers[at]))) / 127;
    for (const at of own) expect(Math.abs(stored[at] - numbers[at])).toBeLessThanOrEqual(0.5001 * step);
  }
  // A runtime restores the same numbers.
  const session = await runtime.load(compact);
  const features = Float32Array.from({ length: rows }, (_, i) => (i === 3 ? 1 : 0));
  const { logits } = await session.run({ features: { dims: [1, rows], data: features } });
  await session.release();
  expect(logits.data).toEqual(stored.slice(3 * columns, 4 * columns));
});
