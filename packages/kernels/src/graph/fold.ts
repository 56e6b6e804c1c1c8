import { type Constant, dequantized, scaled } from '../onnx/constant.ts';
import type { OnnxModel, OnnxNode } from '../onnx/model.ts';

/**
 * Removes what only describes how weights are stored: Cast of a constant of another type, its product
 * with a constant scale, and DequantizeLinear. Adds their results to the constants.
 */
export function foldStoredWeights({ nodes, constants }: OnnxModel): {
  readonly nodes: readonly OnnxNode[];
  readonly constants: ReadonlyMap<string, Constant>;
} {
  const known = new Map(constants);
  const rest = nodes.filter((node) => {
    const folded = foldNode(node, known);
    if (folded) known.set(node.outputs[0], folded);
    return folded === null;
  });
  return { nodes: rest, constants: known };
}

function foldNode(
  { op, inputs, attributes }: OnnxNode,
  known: ReadonlyMap<string, Constant>,
): Constant | null {
  const [x, scale, zero] = inputs.map((name) => known.get(name));
  if (!x) return null;
  // A float32 result (1) of any stored type; `floats` has converted it.
  if (op === 'Cast') return attributes.get('to')?.value === 1 ? x : null;
  if (op === 'Mul') return scale ? scaled(x, scale) : null;
  if (op !== 'DequantizeLinear' || !scale || (inputs[2] && !zero)) return null;
  const axis = attributes.get('axis')?.value ?? 1;
  return dequantized(x, scale, zero ?? null, axis < 0 ? axis + x.dims.length : axis);
}
