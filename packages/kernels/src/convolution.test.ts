import { add, one, relu } from '@cifra/training/onnx/functions.ts';
import { constant, type Value } from '@cifra/training/onnx/graph.ts';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { draw, expectSame, feedsOf, modelOf } from './testing/referee.ts';

const side = fc.integer({ min: 1, max: 21 });
const small = (min: number, max: number) => fc.integer({ min, max });
const fused = fc.record({ bias: fc.boolean(), rectified: fc.boolean() });

/** A convolution, its bias and ReLU, each if wanted. */
function convolved(
  x: Value,
  op: 'Conv' | 'ConvTranspose',
  weights: readonly number[],
  window: {
    kernel: [number, number];
    strides: [number, number];
    pads: [number, number, number, number];
    group: number;
  },
  { bias, rectified }: { readonly bias: boolean; readonly rectified: boolean },
): Value {
  const w = constant(x.graph, weights, draw(weights, 2).data);
  let y =
    op === 'Conv'
      ? one('Conv', [x, w], window)
      : one('ConvTranspose', [x, w], {
          ...window,
          outputPadding: window.strides.map((s) => s - 1) as [number, number],
        });
  const channels = Number(y.shape[1]);
  if (bias) y = add(y, constant(x.graph, [1, channels, 1, 1], draw([channels], 3).data));
  return rectified ? relu(y) : y;
}

describe('convolutions are those of ONNX Runtime', () => {
  const shapes = fc.record({
    n: small(1, 3),
    h: side,
    w: side,
    group: fc.constantFrom(1, 1, 1, 2, 3),
    inputs: small(1, 9),
    outputs: small(1, 9),
    kernel: fc.tuple(small(1, 5), small(1, 5)),
    strides: fc.tuple(small(1, 3), small(1, 3)),
    pads: fc.tuple(small(0, 2), small(0, 2), small(0, 2), small(0, 2)),
    fused,
  });

  test('of any kernel, stride, padding and number of groups', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (s) => {
        fc.pre(s.h + s.pads[0] + s.pads[2] >= s.kernel[0] && s.w + s.pads[1] + s.pads[3] >= s.kernel[1]);
        const x = draw([s.n, s.inputs * s.group, s.h, s.w]);
        const weights = [s.outputs * s.group, s.inputs, ...s.kernel];
        const model = modelOf([['N', ...x.dims.slice(1)]], (v) => convolved(v, 'Conv', weights, s, s.fused));
        await expectSame(model, feedsOf([x]));
      }),
      { numRuns: 150 },
    );
  });

  test('of 3×3 pixels and many channels, by minimal filtering', async () => {
    const quads = small(1, 6).map((quarter) => quarter * 4);
    const wide = fc.record({
      n: small(1, 4),
      h: side,
      w: side,
      inputs: quads,
      outputs: quads,
      fused,
      pad: small(0, 2),
    });
    await fc.assert(
      fc.asyncProperty(wide, async ({ n, h, w, inputs, outputs, fused, pad }) => {
        fc.pre(h + 2 * pad >= 3 && w + 2 * pad >= 3);
        const x = draw([n, inputs, h, w]);
        const window = { kernel: [3, 3], strides: [1, 1], pads: [pad, pad, pad, pad], group: 1 } as const;
        const model = modelOf([['N', inputs, h, w]], (v) =>
          convolved(v, 'Conv', [outputs, inputs, 3, 3], structuredClone(window) as never, fused),
        );
        await expectSame(model, feedsOf([x]), 2e-5);
      }),
      { numRuns: 100 },
    );
  });

  test('of each channel by itself', async () => {
    const depth = fc.record({
      n: small(1, 2),
      h: side,
      w: side,
      channels: small(2, 13),
      stride: small(1, 2),
      fused,
    });
    await fc.assert(
      fc.asyncProperty(depth, async ({ n, h, w, channels, stride, fused }) => {
        const x = draw([n, channels, h, w]);
        const window = {
          kernel: [3, 3],
          strides: [stride, stride],
          pads: [1, 1, 1, 1],
          group: channels,
        } as const;
        const model = modelOf([['N', channels, h, w]], (v) =>
          convolved(v, 'Conv', [channels, 1, 3, 3], structuredClone(window) as never, fused),
        );
        await expectSame(model, feedsOf([x]));
      }),
      { numRuns: 50 },
    );
  });

  test('transposed', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (s) => {
        const pads = s.pads.map((pad, i) => Math.min(pad, s.kernel[i % 2] - 1)) as typeof s.pads;
        const out = (size: number, axis: 0 | 1) =>
          size * s.strides[axis] - pads[axis] - pads[axis + 2] + s.kernel[axis] - 1;
        fc.pre(out(s.h, 0) > 0 && out(s.w, 1) > 0);
        const x = draw([s.n, s.inputs * s.group, s.h, s.w]);
        const weights = [s.inputs * s.group, s.outputs, ...s.kernel];
        const model = modelOf([['N', ...x.dims.slice(1)]], (v) =>
          convolved(v, 'ConvTranspose', weights, { ...s, pads }, s.fused),
        );
        await expectSame(model, feedsOf([x]));
      }),
      { numRuns: 100 },
    );
  });
});
