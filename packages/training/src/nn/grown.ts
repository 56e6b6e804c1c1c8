import { CifraError } from '@cifra/core/base/error.ts';
import { cutNumbers, flatLength } from './flat.ts';
import { elements, type Parameter, type Plan, type PlannedLayer } from './plan.ts';
import type { Learned } from './release.ts';

/** A class of the new network: the old class that it copies, and how far below its score it starts. */
export type ClassSource = { readonly from: number; readonly below: number };

export type GrownOptions = {
  /** The source of each new class, in order. */
  readonly classes: readonly ClassSource[];
  /** Initial weights of the new network: those of added layers start with them. */
  readonly fresh: Float32Array;
};

/**
 * Moves learned numbers to a network that differs only in the classes of its last dense layer and in
 * residual layers between the others. An added residual layer begins as the identity: the scale
 * and shift of the batch normalisation that ends its body are 0 (Goyal et al. 2017, section 5.1).
 * @throws Error that names the first tensor that differs otherwise
 */
export function grown(
  { weights, statistics }: Learned,
  from: Plan,
  to: Plan,
  { classes, fresh }: GrownOptions,
): Learned {
  const { origins, added } = pairs(from.layers, to.layers);
  const oldName = (name: string) => {
    const path = layerOf(name);
    return added.has(path) ? null : `${origins.get(path) ?? path}${name.slice(path.length)}`;
  };
  const old = cutNumbers(weights, from.parameters);
  const shapes = new Map(from.parameters.map(({ name, shape }) => [name, shape]));
  const last = lastDense(to);
  const silent = new Set([...added.values()].flatMap(silencing));
  const moved = fresh.slice();
  let found = 0;
  for (const [name, values] of cutNumbers(moved, to.parameters)) {
    const source = oldName(name);
    if (source === null) {
      if (silent.has(name)) values.fill(0);
      continue;
    }
    const wanted = to.parameters.find((parameter) => parameter.name === name)!;
    const numbers = old.get(source);
    const isLast = name.startsWith(`${last}.`);
    const shape = shapes.get(source);
    if (!numbers || !shape || !(isLast ? sameInputs(shape, wanted) : sameShape(shape, wanted)))
      throw new CifraError('invalid-model', `${name} is [${shape ?? 'missing'}], expected [${wanted.shape}]`);
    values.set(isLast ? columnsOf(numbers, shape, classes, name.endsWith('.bias')) : numbers);
    found++;
  }
  if (from.parameters.length !== found)
    throw new CifraError('invalid-model', `${from.parameters.length} tensors, expected ${found}`);
  return {
    weights: moved,
    ...(statistics && { statistics: grownStatistics(statistics, from, to, oldName) }),
  };
}

/** Those of added layers start as in a fresh network. */
function grownStatistics(
  statistics: Float32Array,
  from: Plan,
  to: Plan,
  oldName: (name: string) => string | null,
): Float32Array {
  const old = cutNumbers(statistics, from.statistics);
  const moved = new Float32Array(flatLength(to.statistics));
  const starts = new Map(to.statistics.map(({ name, start }) => [name, start]));
  for (const [name, values] of cutNumbers(moved, to.statistics)) {
    const source = oldName(name);
    if (source === null) values.fill(starts.get(name)!);
    else values.set(old.get(source)!);
  }
  return moved;
}

/**
 * The path of the old layer for each new one, in order; residual layers where the old network has
 * another layer are `added`.
 */
function pairs(from: readonly PlannedLayer[], to: readonly PlannedLayer[]) {
  const origins = new Map<string, string>();
  const added = new Map<string, PlannedLayer>();
  let next = 0;
  for (const planned of to) {
    const old = from[next];
    if (planned.layer.kind === 'residual' && old?.layer.kind !== 'residual') added.set(planned.path, planned);
    else {
      if (old) origins.set(planned.path, old.path);
      next++;
    }
  }
  return { origins, added };
}

/** The layer of the network that a tensor belongs to: `5.residual` of `5.residual.0.conv.weight`. */
const layerOf = (name: string) => name.split('.').slice(0, 2).join('.');

/** The tensors that make a residual layer the identity when they are 0. */
function silencing({ path, body }: PlannedLayer): string[] {
  const end = body.at(-1);
  if (end?.layer.kind !== 'batchNorm')
    throw new CifraError(
      'invalid-model',
      `${path} is added, so its body must end with a batchNorm: it begins as the identity`,
    );
  return [`${end.path}.scale`, `${end.path}.shift`];
}

function lastDense({ layers }: Plan): string {
  const last = layers.findLast(({ layer }) => layer.kind === 'dense');
  if (!last) throw new CifraError('invalid-model', 'the network has no dense layer');
  return last.path;
}

function sameShape(shape: readonly number[], wanted: Parameter): boolean {
  return shape.join() === wanted.shape.join();
}

/** True if only the number of classes, the last side, differs. */
function sameInputs(shape: readonly number[], wanted: Parameter): boolean {
  return shape.slice(0, -1).join() === wanted.shape.slice(0, -1).join();
}

/** Columns [rows, classes] of the sources of each class. */
function columnsOf(
  numbers: Float32Array,
  shape: readonly number[],
  classes: readonly ClassSource[],
  isBias: boolean,
): Float32Array {
  const old = shape[shape.length - 1];
  const rows = elements(shape) / old;
  const columns = new Float32Array(rows * classes.length);
  for (let row = 0; row < rows; row++)
    for (const [k, { from, below }] of classes.entries())
      columns[row * classes.length + k] = numbers[row * old + from] - (isBias ? below : 0);
  return columns;
}
