import { CifraError } from '@cifra/core/base/error.ts';
import type { Graph, Operation } from '../graph/operation.ts';
import { FLOAT } from '../kernels.ts';
import { keepFloats, keepIntegers, type SessionMemory } from '../memory.ts';
import { arrange, type Life } from './arena.ts';
import { type Block, type Border, denseStrides, MAP_ORDER, sizeOf, type View } from './view.ts';

/** What a session keeps for all its plans. */
export type Weights = {
  readonly graph: Graph;
  readonly memory: SessionMemory;
  /** Address of what `make` puts into memory that stays, made once for each key. */
  kept(key: string, make: () => number): number;
};

export function createWeights(graph: Graph, memory: SessionMemory): Weights {
  const addresses = new Map<string, number>();
  return {
    graph,
    memory,
    kept(key, make) {
      const address = addresses.get(key) ?? make();
      addresses.set(key, address);
      return address;
    },
  };
}

/** Address of a view's first element, bytes. */
type At = (view: View) => number;
/** Returns the call of one kernel, with all addresses known. */
type Bind = (at: At) => () => void;

/** A plan under construction: the steps of a graph for one set of input shapes. */
export type Planner = {
  readonly weights: Weights;
  /** Convolutions as plain sums, which keep infinities apart from their neighbours. */
  readonly exact: boolean;
  readonly values: Map<string, View>;
  readonly steps: { readonly blocks: readonly Block[]; readonly bind: Bind }[];
};

/** Steps in order, and where their values are. */
export type Plan = {
  readonly bytes: number;
  readonly values: ReadonlyMap<string, View>;
  /** Fixes the addresses for a region of `bytes`. */
  bind(region: number): { readonly steps: readonly (() => void)[]; readonly at: At };
};

/** Returns a value of the graph; constants are put into memory when they are first used. */
export function valueNamed({ values, weights }: Planner, name: string): View {
  const known = values.get(name);
  if (known) return known;
  const constant = weights.graph.constants.get(name);
  if (!constant) throw new CifraError('invalid-model', `the graph does not compute "${name}"`);
  const { dims } = constant;
  const address = weights.kept(name, () => keepFloats(weights.memory, constant.floats()));
  const view = { block: { floats: sizeOf(dims), address }, offset: 0, dims, strides: denseStrides(dims) };
  values.set(name, view);
  return view;
}

/** Returns the numbers of a constant that describes the shape of a result. */
export function integersOf({ weights }: Planner, { op, name, inputs }: Operation, input: number): number[] {
  const constant = weights.graph.constants.get(inputs[input] ?? '');
  if (!constant) throw new CifraError('invalid-model', `${op} "${name}": input ${input} must be a constant`);
  return [...constant.floats()];
}

/** A new dense tensor with its axes in the given order in memory. */
export function allocate(dims: readonly number[], order?: readonly number[]): View {
  return { block: { floats: sizeOf(dims) }, offset: 0, dims, strides: denseStrides(dims, order) };
}

/** A new map [batch, channels, height, width] with room for a border, which is not yet zero. */
export function allocateMap([n, c, h, w]: readonly number[], border: Border = [0, 0, 0, 0]): View {
  const [top, left, bottom, right] = border;
  const outer = [n, c, h + top + bottom, w + left + right];
  const strides = denseStrides(outer, MAP_ORDER);
  const offset = top * strides[2] + left * strides[3];
  return { block: { floats: sizeOf(outer) }, offset, dims: [n, c, h, w], strides, border };
}

/** Adds a step; `views` are all that it reads and writes. */
export function addStep(planner: Planner, views: readonly View[], bind: Bind): void {
  planner.steps.push({ blocks: views.map(({ block }) => block), bind });
}

/** Returns the address of a table of integers, shared by all plans. */
export function tableOf({ weights }: Planner, numbers: readonly number[]): number {
  return weights.kept(`table ${numbers}`, () => keepIntegers(weights.memory, numbers));
}

/** Places all blocks; inputs live from the start, outputs to the end. */
export function finish(
  { steps, values }: Planner,
  inputs: readonly string[],
  outputs: readonly string[],
): Plan {
  const lives = new Map<Block, Life>();
  const use = (block: Block, step: number) => {
    if (block.address !== undefined) return;
    const life = lives.get(block);
    if (life) life.to = step;
    else lives.set(block, { block, from: step, to: step });
  };
  for (const name of inputs) use(values.get(name)!.block, -1);
  steps.forEach(({ blocks }, step) => {
    for (const block of blocks) use(block, step);
  });
  for (const name of outputs) use(values.get(name)!.block, steps.length);
  const { offsets, bytes } = arrange([...lives.values()]);
  return {
    bytes,
    values,
    bind(region) {
      const at: At = ({ block, offset }) => (block.address ?? region + offsets.get(block)!) + offset * FLOAT;
      return { steps: steps.map(({ bind }) => bind(at)), at };
    },
  };
}
