import { readFile } from 'node:fs/promises';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import type { Runtime, Tensor } from '@cifra/core/model/runtime.ts';
import * as ort from '@cifra/node/onnxruntime/onnxruntime.ts';
import { emit } from '@cifra/training/onnx/emit.ts';
import { createGraph, input, output, type Value } from '@cifra/training/onnx/graph.ts';
import { expect } from 'vitest';
import { createRuntime } from '../runtime.ts';

/** Both builds of the kernels; a test's engine has relaxed SIMD (Node from 22). */
export const builds: readonly (readonly [name: string, runtime: Runtime])[] = await Promise.all(
  ['simd', 'relaxed'].map(async (name) => {
    const bytes = await readFile(new URL(`../wasm/${name}.wasm`, import.meta.url));
    return [name, await createRuntime(bytes)] as const;
  }),
);

/**
 * ONNX Runtime without optimisations: fused and rearranged, it would treat NaN in other ways than
 * its single operations.
 */
export const referee: Runtime = onnxRuntime(ort);

/** Numbers from -2 to 2 that depend on their place alone. */
export function draw(dims: readonly number[], seed = 1): Tensor {
  let state = seed * 2654435761;
  const data = Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 30 - 2;
  });
  return { dims, data };
}

/** A graph with one output `y`; free dimensions of inputs are names. */
export function modelOf(
  inputs: readonly (readonly (number | string)[])[],
  build: (...values: Value[]) => Value,
): Uint8Array {
  const graph = createGraph();
  const values = inputs.map((shape, i) => input(graph, `x${i}`, shape));
  output('y', build(...values));
  return emit(graph);
}

export function feedsOf(tensors: readonly Tensor[]): Record<string, Tensor> {
  return Object.fromEntries(tensors.map((tensor, i) => [`x${i}`, tensor]));
}

/**
 * Runs a model here, in both builds, and in ONNX Runtime, and compares all outputs.
 *
 * @param scale - as of `expectClose`
 */
export async function expectSame(
  model: Uint8Array,
  feeds: Readonly<Record<string, Tensor>>,
  tolerance = 1e-5,
  scale?: number,
): Promise<void> {
  const session = await referee.load(model);
  const wanted = await session.run(feeds);
  await session.release();
  for (const [build, runtime] of builds) {
    const ours = await (await runtime.load(model)).run(feeds);
    expect(Object.keys(ours).sort()).toEqual(Object.keys(wanted).sort());
    for (const [name, tensor] of Object.entries(wanted))
      expectClose(ours[name], tensor, tolerance, `${build}, ${name}`, scale);
  }
}

/**
 * Compares tensors.
 *
 * @param tolerance - relative to `scale`
 * @param scale - the magnitude at which rounding errors arise; without it, the largest finite number
 * that is expected
 */
export function expectClose(
  got: Tensor,
  wanted: Tensor,
  tolerance: number,
  what: string,
  scale = largestOf(wanted.data),
): void {
  expect(got.dims, what).toEqual(wanted.dims.map(Number));
  for (let i = 0; i < wanted.data.length; i++) {
    const [x, y] = [got.data[i], wanted.data[i]];
    const isClose = Object.is(x, y) || x === y || Math.abs(x - y) <= tolerance * scale;
    if (!isClose) expect.fail(`${what}: number ${i} is ${x}, ONNX Runtime has ${y} (scale ${scale})`);
  }
  expect(got.data.length, what).toBe(wanted.data.length);
}

export function largestOf(data: Float32Array): number {
  return data.filter(Number.isFinite).reduce((most, x) => Math.max(most, Math.abs(x)), 1e-30);
}
