import { CifraError } from '@cifra/core/base/error.ts';
import { cutNumbers, flatLength } from './flat.ts';
import { elements, type Parameter, type Plan } from './plan.ts';
import type { Learned } from './release.ts';

/** A class of the new network: the old class that it copies, and how far below its score it starts. */
export type ClassSource = { readonly from: number; readonly below: number };

/**
 * Moves learned numbers to a network that differs only in the classes of its last dense layer.
 * @param classes the source of each new class, in order
 * @throws Error that names the first tensor that differs otherwise
 */
export function withClasses(
  { weights, statistics }: Learned,
  from: Plan,
  to: Plan,
  classes: readonly ClassSource[],
): Learned {
  const old = cutNumbers(weights, from.parameters);
  const shapes = new Map(from.parameters.map(({ name, shape }) => [name, shape]));
  const last = lastDense(to);
  const moved = new Float32Array(flatLength(to.parameters));
  for (const [name, values] of cutNumbers(moved, to.parameters)) {
    const wanted = to.parameters.find((parameter) => parameter.name === name)!;
    const numbers = old.get(name);
    const isLast = name.startsWith(`${last}.`);
    const shape = shapes.get(name);
    if (!numbers || !shape || !(isLast ? sameInputs(shape, wanted) : sameShape(shape, wanted)))
      throw new CifraError('invalid-model', `${name} is [${shape ?? 'missing'}], expected [${wanted.shape}]`);
    values.set(isLast ? columnsOf(numbers, shape, classes, name.endsWith('.bias')) : numbers);
  }
  if (from.parameters.length !== to.parameters.length)
    throw new CifraError(
      'invalid-model',
      `${from.parameters.length} tensors, expected ${to.parameters.length}`,
    );
  return { weights: moved, ...(statistics && { statistics }) };
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
