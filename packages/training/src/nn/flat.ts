import { reshape, split } from '../onnx/functions.ts';
import type { Value } from '../onnx/graph.ts';
import { elements } from './plan.ts';

type Named = { readonly name: string; readonly shape: readonly number[] };

/** Length of the vector that holds all of `tensors`, one after the other. */
export function flatLength(tensors: readonly Named[]): number {
  return tensors.reduce((sum, { shape }) => sum + elements(shape), 0);
}

/** Splits a flat vector of a graph into its tensors, by name. */
export function cutVector(vector: Value, tensors: readonly Named[]): Map<string, Value> {
  if (tensors.length === 0) return new Map();
  const parts = split(
    vector,
    0,
    tensors.map(({ shape }) => elements(shape)),
  );
  return new Map(tensors.map(({ name, shape }, i) => [name, reshape(parts[i], shape)]));
}

/** Splits a flat vector of numbers into its tensors, by name: views, no copies. */
export function cutNumbers(vector: Float32Array, tensors: readonly Named[]): Map<string, Float32Array> {
  let offset = 0;
  return new Map(
    tensors.map(({ name, shape }) => {
      const start = offset;
      offset += elements(shape);
      return [name, vector.subarray(start, offset)];
    }),
  );
}

/** Joins vectors, one after the other. */
export function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
