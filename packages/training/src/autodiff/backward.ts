import { add, expand } from '../onnx/functions.ts';
import { type CustomGradient, constant, type Graph, type Node, type Value } from '../onnx/graph.ts';
import { rules } from './rules.ts';

/**
 * Replaces the differentiation of the nodes between `inputs` and `output` by a gradient in closed
 * form. For batch normalisation, only half as many passes over memory are needed. The nodes in
 * between get no gradient from `output`.
 */
export function withGradient(output: Value, inputs: readonly Value[], rule: CustomGradient['rule']): Value {
  const node = output.graph.nodes.findLast(({ outputs }) => outputs[0] === output);
  if (!node) throw new Error(`withGradient: ${output.name} is not the first output of a node`);
  node.customGradient = { inputs, rule };
  return output;
}

/**
 * Reverse-mode differentiation: d(of)/d(wrt), as new nodes of the same graph. Without `seed`, `of`
 * is a scalar. With `seed`, `of` can be any tensor; `seed` is dL/d(of), of the same shape. A `wrt`
 * that `of` does not depend on gets zeros.
 */
export function gradients(of: Value, wrt: readonly Value[], seed?: Value): Value[] {
  const { graph } = of;
  const nodes = graph.nodes.slice();
  const needed = dependents(nodes, wrt);
  const grads = new Map<Value, Value>([[of, seed ?? expand(scalar(graph, 1), of.shape)]]);
  const give = (value: Value, grad: Value | null | undefined) => {
    if (!grad || !needed.has(value)) return;
    const before = grads.get(value);
    grads.set(value, before ? add(before, grad) : grad);
  };
  for (const node of nodes.reverse()) {
    if (!node.outputs.some((value) => grads.has(value))) continue;
    const custom = node.customGradient;
    const inputs = custom?.inputs ?? node.inputs;
    const given = custom ? custom.rule(grads.get(node.outputs[0])!) : applyRule(node, grads, needed);
    inputs.forEach((value, i) => {
      give(value, given[i]);
    });
  }
  return wrt.map((value) => grads.get(value) ?? zeros(value));
}

function applyRule(
  node: Node,
  grads: ReadonlyMap<Value, Value>,
  needed: ReadonlySet<Value>,
): readonly (Value | null)[] {
  const rule = rules[node.op] as (context: object) => readonly (Value | null)[];
  return rule({
    ...node,
    grads: node.outputs.map((value) => grads.get(value) ?? zeros(value)),
    needs: node.inputs.map((value) => needed.has(value)),
  });
}

/** Returns `sources` and every value that depends on one of them. */
function dependents(nodes: readonly Node[], sources: readonly Value[]): Set<Value> {
  const found = new Set(sources);
  for (const node of nodes) {
    if (node.inputs.some((value) => found.has(value))) for (const value of node.outputs) found.add(value);
  }
  return found;
}

function zeros(like: Value): Value {
  return expand(scalar(like.graph, 0), like.shape);
}

function scalar(graph: Graph, value: number): Value {
  return constant(graph, [], Float32Array.of(value));
}
