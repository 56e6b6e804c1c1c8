import type { Constant } from '../onnx/constant.ts';
import type { OnnxModel, OnnxNode } from '../onnx/model.ts';
import { foldStoredWeights } from './fold.ts';
import type { Graph, Operation } from './operation.ts';

/** Operations whose kernels add a bias to each channel. */
const WITH_BIAS = ['Conv', 'ConvTranspose', 'MatMul'];
/** Operations whose kernels end with a ReLU at no cost. */
const WITH_RELU = [...WITH_BIAS, 'Add', 'Sub', 'Mul'];

/** Makes one operation of a convolution or product, the bias that is added to it and the ReLU of it. */
export function fuse(model: OnnxModel): Graph {
  const { nodes, constants } = foldStoredWeights(model);
  const uses = countUses(nodes, model.outputs);
  const operations: Operation[] = [];
  /** The place of the operation that computes a value, which the next may fuse with. */
  const places = new Map<string, number>();
  for (const node of nodes) {
    const fused = fuseWithProducer(node, operations, places, uses, constants);
    const operation = fused?.operation ?? { ...node, bias: biasInput(node, constants), relu: false };
    if (fused) operations[fused.place] = operation;
    else operations.push(operation);
    places.set(operation.outputs[0], fused?.place ?? operations.length - 1);
  }
  const { inputs, outputs } = model;
  return { inputs, outputs, operations: alive(operations, outputs), constants };
}

function countUses(nodes: readonly OnnxNode[], outputs: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const name of [...nodes.flatMap(({ inputs }) => inputs), ...outputs])
    uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}

/** Drops what no output needs: a page may ask for the logits alone. */
function alive(operations: readonly Operation[], outputs: readonly string[]): Operation[] {
  const needed = new Set(outputs);
  const kept = operations.toReversed().filter((operation) => {
    const isNeeded = operation.outputs.some((name) => needed.has(name));
    if (isNeeded) for (const name of operation.inputs) needed.add(name);
    return isNeeded;
  });
  return kept.reverse();
}

/** Conv may have its bias as third input. */
function biasInput({ op, inputs }: OnnxNode, constants: ReadonlyMap<string, Constant>): string | null {
  const isBias = op.startsWith('Conv') && inputs.length > 2 && constants.has(inputs[2]);
  return isBias ? inputs[2] : null;
}

/** The earlier operation with this node in it, and its place; null if they stay apart. */
function fuseWithProducer(
  node: OnnxNode,
  operations: readonly Operation[],
  places: ReadonlyMap<string, number>,
  uses: ReadonlyMap<string, number>,
  constants: ReadonlyMap<string, Constant>,
): { readonly operation: Operation; readonly place: number } | null {
  const from = node.inputs.find((name) => places.has(name));
  if (from === undefined || uses.get(from) !== 1) return null;
  const place = places.get(from)!;
  const before = operations[place];
  if (before.relu || before.outputs.length !== 1) return null;
  const { outputs } = node;
  if (node.op === 'Relu' && WITH_RELU.includes(before.op))
    return { place, operation: { ...before, outputs, relu: true } };
  if (node.op !== 'Add' || !WITH_BIAS.includes(before.op) || before.bias !== null) return null;
  const other = node.inputs.find((name) => name !== from);
  if (other === undefined || !isChannelBias(before, other, constants)) return null;
  return { place, operation: { ...before, outputs, bias: other } };
}

/** True for a constant [1, c, 1, 1] of a convolution, or [c] of a product with constant [k, c]. */
function isChannelBias(before: Operation, name: string, constants: ReadonlyMap<string, Constant>): boolean {
  const bias = constants.get(name);
  const weight = constants.get(before.inputs[1]);
  if (!bias || !weight) return false;
  if (before.op === 'MatMul') return weight.dims.length === 2 && String(bias.dims) === String(weight.dims[1]);
  const group = before.attributes.get('group')?.value ?? 1;
  const channels = before.op === 'Conv' ? weight.dims[0] : weight.dims[1] * group;
  const dims = bias.dims.length === 3 ? [1, ...bias.dims] : bias.dims;
  return String(dims) === String([1, channels, 1, 1]);
}
