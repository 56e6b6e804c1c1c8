import type { Operation } from '../graph/operation.ts';
import { chooseConvolution } from './chooseConvolution.ts';
import { zeroBorder } from './elementwise.ts';
import { allocateMap, type Planner } from './planner.ts';
import type { Border, View } from './view.ts';
import { windowOf } from './window.ts';

/** A new map for a value of the graph, with the border of zeros that its convolutions need. */
export function mapFor(planner: Planner, name: string, dims: readonly number[]): View {
  const borders = planner.weights.graph.operations
    .filter(({ op, inputs }) => op === 'Conv' && inputs[0] === name)
    .map((operation) => borderFor(planner, operation, dims));
  const border = [0, 1, 2, 3].map((side) => Math.max(0, ...borders.map((each) => each[side])));
  const map = allocateMap(dims, border as unknown as Border);
  zeroBorder(planner, map);
  return map;
}

function borderFor({ weights, exact }: Planner, operation: Operation, dims: readonly number[]): Border {
  const constant = weights.graph.constants.get(operation.inputs[1]);
  if (!constant) return [0, 0, 0, 0];
  const group = operation.attributes.get('group')?.value ?? 1;
  const window = windowOf(operation, constant.dims.slice(2));
  return chooseConvolution({ weights: constant.dims, group, window }, dims, exact).border;
}
