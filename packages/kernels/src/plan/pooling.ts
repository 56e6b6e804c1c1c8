import type { Operation } from '../graph/operation.ts';
import { FLOAT, type Quad } from '../kernels.ts';
import { asMap } from './elementwise.ts';
import { mapFor } from './mapFor.ts';
import { addStep, type Planner, valueNamed } from './planner.ts';
import { sizeOf, type View } from './view.ts';
import { slide, unsupported, windowOf } from './window.ts';

export function pool(planner: Planner, operation: Operation): void {
  const { op, name, inputs, outputs, attributes } = operation;
  if (outputs.length > 1) throw unsupported(op, name, 'a second output');
  const x = asMap(planner, valueNamed(planner, inputs[0]));
  const window = windowOf(operation, attributes.get('kernel_shape')?.values ?? []);
  if (String(window.dilations) !== '1,1') throw unsupported(op, name, 'dilation');
  const { kernel, strides, pads } = window;
  if (pads.some((pad, side) => pad >= kernel[side % 2])) throw unsupported(op, name, `padding [${pads}]`);
  const [n, c, h, w] = x.dims;
  const out = slide([h, w], window);
  const y = mapFor(planner, outputs[0], [n, c, ...out]);
  planner.values.set(outputs[0], y);
  if (sizeOf(y.dims) === 0) return;
  const { kernels } = planner.weights.memory;
  const isMaximum = op === 'MaxPool' ? 1 : 0;
  const countsPadding = attributes.get('count_include_pad')?.value ?? 0;
  addStep(planner, [x, y], (at) => {
    const [from, to] = [quadOf(x, at(x)), quadOf(y, at(y))];
    return () =>
      kernels.pool(
        isMaximum,
        countsPadding,
        n,
        c,
        h,
        w,
        ...kernel,
        ...strides,
        pads[0],
        pads[1],
        ...out,
        ...from,
        ...to,
      );
  });
}

function quadOf({ strides: [image, , row, pixel] }: View, address: number): Quad {
  return [address, image * FLOAT, row * FLOAT, pixel * FLOAT];
}
