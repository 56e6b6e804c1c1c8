import type { Operation } from '../graph/operation.ts';
import { copy } from './elementwise.ts';
import { mapFor } from './mapFor.ts';
import { integersOf, type Planner, valueNamed } from './planner.ts';
import { sliced } from './view.ts';
import { unsupported } from './window.ts';

/** Nearest neighbours by whole factors: a copy for each place of a pixel's square. */
export function resize(planner: Planner, operation: Operation): void {
  const { name, inputs, outputs, attributes } = operation;
  const mode = attributes.get('mode')?.text ?? 'nearest';
  if (mode !== 'nearest' || inputs.length !== 3 || inputs[1])
    throw unsupported('Resize', name, `mode ${mode}, regions or sizes`);
  const x = valueNamed(planner, inputs[0]);
  const scales = integersOf(planner, operation, 2);
  const [n, c, down, across] = scales;
  const isWhole = [down, across].every((scale) => Number.isInteger(scale) && scale >= 1);
  if (x.dims.length !== 4 || n !== 1 || c !== 1 || !isWhole)
    throw unsupported('Resize', name, `scales [${scales}] of [${x.dims}]`);
  const [, , h, w] = x.dims;
  const y = mapFor(planner, outputs[0], [x.dims[0], x.dims[1], h * down, w * across]);
  for (let i = 0; i < down; i++) {
    for (let j = 0; j < across; j++) copy(planner, sliced(sliced(y, 2, i, h, down), 3, j, w, across), x);
  }
  planner.values.set(outputs[0], y);
}
