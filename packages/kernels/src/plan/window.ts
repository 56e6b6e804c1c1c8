import { CifraError } from '@cifra/core/base/error.ts';
import type { Operation } from '../graph/operation.ts';
import type { Border } from './view.ts';

type Pair = readonly [number, number];

/** A window that slides over a map; pixels. */
export type Window = {
  readonly kernel: Pair;
  readonly strides: Pair;
  readonly dilations: Pair;
  /** top, left, bottom, right */
  readonly pads: Border;
};

/** Reads the window of a convolution or pooling; refuses what no kernel does. */
export function windowOf({ op, name, attributes }: Operation, kernel: readonly number[]): Window {
  const list = (key: string, fallback: readonly number[]) => attributes.get(key)?.values ?? fallback;
  const automatic = attributes.get('auto_pad')?.text ?? 'NOTSET';
  if (automatic !== 'NOTSET') throw unsupported(op, name, `auto_pad ${automatic}`);
  if (attributes.get('ceil_mode')?.value) throw unsupported(op, name, 'ceil_mode');
  if (kernel.length !== 2) throw unsupported(op, name, `a kernel [${kernel}]`);
  return {
    kernel: kernel as unknown as Pair,
    strides: list('strides', [1, 1]) as unknown as Pair,
    dilations: list('dilations', [1, 1]) as unknown as Pair,
    pads: list('pads', [0, 0, 0, 0]) as unknown as Border,
  };
}

/** [height, width] of the result of a window that slides over [height, width] pixels. */
export function slide([h, w]: readonly number[], { kernel, strides, dilations, pads }: Window): Pair {
  const side = (size: number, axis: 0 | 1) => {
    const reach = (kernel[axis] - 1) * dilations[axis] + 1;
    return Math.floor((size + pads[axis] + pads[axis + 2] - reach) / strides[axis]) + 1;
  };
  const [height, width] = [side(h, 0), side(w, 1)];
  if (height < 1 || width < 1)
    throw new RangeError(`a map of ${h}×${w} pixels is smaller than a window of [${kernel}]`);
  return [height, width];
}

export function unsupported(op: string, name: string, what: string): CifraError {
  return new CifraError('invalid-model', `${op} "${name}": ${what} is not supported`);
}
