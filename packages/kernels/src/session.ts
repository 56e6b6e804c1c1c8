import type { Session, Tensor } from '@cifra/core/model/runtime.ts';
import type { Graph } from './graph/operation.ts';
import { FLOAT } from './kernels.ts';
import type { SessionMemory } from './memory.ts';
import { dense } from './plan/elementwise.ts';
import { lower } from './plan/lowerings.ts';
import {
  allocate,
  createWeights,
  finish,
  type Plan,
  type Planner,
  valueNamed,
  type Weights,
} from './plan/planner.ts';
import { sizeOf } from './plan/view.ts';

/** Plans that a session keeps: the last shapes that were asked for. */
const PLANS = 32;

/**
 * An input of this magnitude, as the bits of a float, may overflow in Winograd's transforms, which
 * then spread NaN to neighbouring pixels: 2^40.
 */
const EXTREME = (127 + 40) << 23;
/** The bits of infinity. */
const INFINITE = 255 << 23;

type Feeds = Readonly<Record<string, Tensor>>;
type Bound = { readonly plan: Plan; region: number; run: ReturnType<Plan['bind']> };

/** Runs a graph; everything lives in one instance's memory, which the session keeps. */
export function createSession(graph: Graph, memory: SessionMemory): Session {
  const weights = createWeights(graph, memory);
  const plans = new Map<string, Bound>();

  function planFor(feeds: Feeds, exact: boolean): Bound {
    const key = `${exact} ${graph.inputs.map(({ name }) => feeds[name].dims)}`;
    const bound = plans.get(key) ?? bind(memory, createPlan(weights, feeds, exact));
    plans.delete(key);
    plans.set(key, bound);
    if (plans.size > PLANS) plans.delete(plans.keys().next().value!);
    if (bound.region !== memory.shared()) Object.assign(bound, bind(memory, bound.plan));
    return bound;
  }

  function compute(feeds: Feeds, exact: boolean): Record<string, Tensor> | null {
    const { plan, run } = planFor(feeds, exact);
    for (const { name } of graph.inputs) {
      const { data } = feeds[name];
      const address = run.at(plan.values.get(name)!);
      memory.floats().set(data, address / FLOAT);
      if (!exact && memory.kernels.largest(data.length, address) >= EXTREME) return null;
    }
    for (const step of run.steps) step();
    const outputs: Record<string, Tensor> = {};
    for (const name of graph.outputs) {
      const view = plan.values.get(name)!;
      const [address, count] = [run.at(view), sizeOf(view.dims)];
      if (!exact && memory.kernels.largest(count, address) >= INFINITE) return null;
      outputs[name] = {
        dims: view.dims,
        data: memory.floats().slice(address / FLOAT, address / FLOAT + count),
      };
    }
    return outputs;
  }

  return {
    async run(feeds) {
      for (const input of graph.inputs) checkFeed(input, feeds[input.name]);
      return compute(feeds, false) ?? compute(feeds, true)!;
    },
    async release() {
      plans.clear();
    },
  };
}

function checkFeed({ name, dims }: Graph['inputs'][number], tensor: Tensor | undefined): void {
  const wanted = `[${dims.map((dim) => dim ?? 'any')}]`;
  if (!tensor) throw new RangeError(`run: input "${name}" is missing, expected ${wanted}`);
  const fits =
    dims.length === tensor.dims.length && dims.every((dim, i) => dim === null || dim === tensor.dims[i]);
  if (!fits) throw new RangeError(`run: input "${name}" has dimensions [${tensor.dims}], expected ${wanted}`);
  if (tensor.data.length !== sizeOf(tensor.dims))
    throw new RangeError(`run: input "${name}" has ${tensor.data.length} numbers for [${tensor.dims}]`);
}

function createPlan(weights: Weights, feeds: Feeds, exact: boolean): Plan {
  const { graph } = weights;
  const planner: Planner = { weights, exact, values: new Map(), steps: [] };
  for (const { name } of graph.inputs) planner.values.set(name, allocate(feeds[name].dims));
  for (const operation of graph.operations) lower(planner, operation);
  for (const name of graph.outputs) {
    const value = valueNamed(planner, name);
    const copied = value.block.address === undefined ? dense(planner, value) : value;
    planner.values.set(name, copied);
  }
  return finish(
    planner,
    graph.inputs.map(({ name }) => name),
    graph.outputs,
  );
}

function bind(memory: SessionMemory, plan: Plan): Bound {
  memory.share(plan.bytes);
  const region = memory.shared();
  return { plan, region, run: plan.bind(region) };
}
