import { readFileSync } from 'node:fs';
import type { Tensor } from '@cifra/core/model/runtime.ts';
import * as f from '@cifra/training/onnx/functions.ts';
import { constant, type Value } from '@cifra/training/onnx/graph.ts';
import { describe, expect, test } from 'vitest';
import { builds, draw, expectSame, feedsOf, modelOf } from './testing/referee.ts';

const models = new URL('../../../models/', import.meta.url);
const file = (name: string) => readFileSync(new URL(name, models));

/** Ink: most pixels are paper. */
function ink(dims: readonly number[]): Tensor {
  const { data } = draw(dims, 5);
  return { dims, data: data.map((x) => Math.max(0, x - 1)) };
}

describe('released models give the logits of ONNX Runtime', () => {
  test.each(['digit', 'digit-small'])('%s, batches from none to 16', async (name) => {
    const model = file(`${name}/model.onnx`);
    for (const n of [1, 2, 7, 16, 0]) await expectSame(model, { image: ink([n, 1, 28, 28]) }, 1e-4);
  });

  test('number, of any width', async () => {
    const model = file('number/model.onnx');
    for (const [n, width] of [
      [1, 4],
      [1, 8],
      [1, 100],
      [1, 204],
      [2, 52],
      [3, 16],
      [0, 20],
    ])
      await expectSame(model, { image: ink([n, 1, 32, width]) }, 1e-4);
  });

  test.each(['digit', 'digit-small'])('%s, its explanation', async (name) => {
    const direction = { dims: [2, 10], data: new Float32Array(20).map((_, i) => [1, 0, 0, -1][i % 4]) };
    // The gradient of a maximum or a ReLU jumps where two numbers are equal but for rounding.
    await expectSame(file(`${name}/explain.onnx`), { image: ink([2, 1, 28, 28]), direction }, 1e-3);
  });
});

const filter = { kernel: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1], group: 1 } as const;
function filtered(x: Value): Value {
  return f.one('Conv', [x, constant(x.graph, [8, 4, 3, 3], draw([8, 4, 3, 3], 2).data)], filter);
}

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3e38, 1e30])(
  'a pixel that is %f affects the same results as in ONNX Runtime',
  async (pixel) => {
    const x = draw([1, 4, 16, 16]);
    x.data[300] = pixel;
    await expectSame(modelOf([x.dims], filtered), feedsOf([x]), 1e-5);
    await expectSame(
      modelOf([x.dims], (v) => f.relu(filtered(v))),
      feedsOf([x]),
      1e-5,
    );
  },
);

test('sums that overflow only in the transforms of minimal filtering are those of ONNX Runtime', async () => {
  const model = modelOf([[1, 4, 12, 12]], (x) => filtered(f.mul(x, 1e36)));
  await expectSame(model, feedsOf([draw([1, 4, 12, 12])]));
});

test('a session takes many shapes in turn, and the first again', async () => {
  const model = file('number/model.onnx');
  const [[, runtime]] = builds;
  const session = await runtime.load(model);
  const first = await session.run({ image: ink([1, 1, 32, 60]) });
  for (let width = 4; width < 320; width += 8) await session.run({ image: ink([1, 1, 32, width]) });
  expect(await session.run({ image: ink([1, 1, 32, 60]) })).toEqual(first);
});

describe('refuses', () => {
  const [[, runtime]] = builds;

  test('an operation that it does not know, by its name', async () => {
    const model = modelOf([[2]], f.exp);
    const text = Buffer.from(model).toString('latin1').replaceAll('Exp', 'Erf');
    await expect(runtime.load(Buffer.from(text, 'latin1'))).rejects.toMatchObject({
      code: 'invalid-model',
      message: expect.stringMatching(/^operation Erf \("Erf\.0"\) is not supported; supported are Add, /),
    });
  });

  test('a value that nothing computes, when the model is loaded', async () => {
    const model = modelOf([[2]], (x) => f.exp(f.exp(x)));
    const text = Buffer.from(model).toString('latin1');
    const input = text.lastIndexOf('Exp.0');
    const bytes = Buffer.from(`${text.slice(0, input)}Abc.0${text.slice(input + 5)}`, 'latin1');
    await expect(runtime.load(bytes)).rejects.toMatchObject({
      code: 'invalid-model',
      message: 'the graph does not compute "Abc.0"',
    });
  });

  test('bytes that are no ONNX model', async () => {
    for (const bytes of [Uint8Array.of(), Uint8Array.of(1, 2, 3), file('digit/model.onnx').subarray(0, 9999)])
      await expect(runtime.load(bytes)).rejects.toMatchObject({ code: 'invalid-model' });
  });

  test('inputs that are missing or do not fit', async () => {
    const session = await runtime.load(file('digit-small/model.onnx'));
    await expect(session.run({})).rejects.toThrow('input "image" is missing, expected [any,1,28,28]');
    await expect(session.run({ image: draw([1, 1, 28, 27]) })).rejects.toThrow('expected [any,1,28,28]');
    const short = { dims: [2, 1, 28, 28], data: new Float32Array(784) };
    await expect(session.run({ image: short })).rejects.toThrow('has 784 numbers for [2,1,28,28]');
  });
});
