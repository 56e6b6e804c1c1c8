import { readFileSync } from 'node:fs';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import type { Tensor } from '@cifra/core/model/runtime.ts';
import * as ort from '@cifra/node/onnxruntime/onnxruntime.ts';
import { expect } from 'vitest';
import { elements } from '../plan.ts';

/** A tensor in the format of PyTorch's values: numbers in plain lists. */
export type Listed = { readonly dims: readonly number[]; readonly data: readonly number[] };

/**
 * The largest error attributed to float32, as a share of the tensor's largest magnitude. PyTorch's
 * values are float64; sums of a few hundred products, and Winograd's transforms, lose two or three
 * of float32's seven digits.
 */
const TOLERANCE = 3e-5;

/** The cases of one file of `references/`. */
export function readReference<Case>(name: string): readonly Case[] {
  const url = new URL(`../references/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')).cases;
}

export function tensor({ dims, data }: Listed): Tensor {
  return { dims, data: Float32Array.from(data) };
}

export function scalar(value: number): Tensor {
  return { dims: [], data: Float32Array.of(value) };
}

/** Permutes axes like NumPy's `transpose`: axis i of the result is axis perm[i] of `from`. */
export function transposed(from: Tensor, perm: readonly number[]): Tensor {
  const dims = perm.map((axis) => from.dims[axis]);
  const strides = from.dims.map((_, axis) => elements(from.dims.slice(axis + 1)));
  const data = Float32Array.from({ length: from.data.length }, (_, flat) => {
    let [rest, place] = [flat, 0];
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      place += (rest % dims[axis]) * strides[perm[axis]];
      rest = Math.floor(rest / dims[axis]);
    }
    return from.data[place];
  });
  return { dims, data };
}

/**
 * PyTorch's layouts to the engine's: conv weights [o, i, kh, kw] → [kh, kw, i, o], dense weights
 * [o, i] → [i, o].
 */
export function engineWeight(weight: Tensor): Tensor {
  if (weight.dims.length === 4) return transposed(weight, [2, 3, 1, 0]);
  return weight.dims.length === 2 ? transposed(weight, [1, 0]) : weight;
}

/**
 * Images [n, c, h, w] to the training graph's [h, w, n, c], and back: the permutation is its own
 * inverse.
 */
export function engineMap(map: Tensor): Tensor {
  return map.dims.length === 4 ? transposed(map, [2, 3, 0, 1]) : map;
}

/** Class numbers → [n, classes], one-hot. */
export function oneHot(labels: readonly number[], classes: number): Tensor {
  const data = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => {
    data[i * classes + label] = 1;
  });
  return { dims: [labels.length, classes], data };
}

/** Concatenates tensors. */
export function joined(tensors: readonly Tensor[]): Tensor {
  const data = Float32Array.from(tensors.flatMap((part) => [...part.data]));
  return { dims: [data.length], data };
}

/** Runs a graph once under onnxruntime-node. */
export async function runOnce(
  model: Uint8Array,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Record<string, Tensor>> {
  const session = await onnxRuntime(ort).load(model);
  const result = await session.run(feeds);
  await session.release();
  return result;
}

/**
 * Fails unless all numbers agree within `tolerance` times the largest magnitude expected (at least
 * 1e-3).
 */
export function expectClose(
  got: ArrayLike<number>,
  expected: ArrayLike<number>,
  what: string,
  tolerance = TOLERANCE,
): void {
  expect(got.length, `${what}: number of elements`).toBe(expected.length);
  const scale = Math.max(1e-3, ...Array.from(expected, Math.abs));
  for (let i = 0; i < got.length; i++) {
    const error = Math.abs(got[i] - expected[i]) / scale;
    // Also fails on NaN.
    if (!(error <= tolerance)) expect.fail(`${what}[${i}]: got ${got[i]}, PyTorch gives ${expected[i]}`);
  }
}
