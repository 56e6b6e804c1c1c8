import type { Tensor } from '@cifra/core/model/runtime.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { emit } from '../onnx/emit.ts';
import { createGraph, input, output } from '../onnx/graph.ts';
import { runtime } from '../testing/runtime.ts';
import { ctcTargets } from './ctcStates.ts';
import { cutVector, flatLength } from './flat.ts';
import { planModel } from './plan.ts';
import { stripGraph } from './release.ts';
import type { Layer } from './spec.ts';
import { expectClose, runOnce } from './testing/reference.ts';
import { createTrainer, initialState } from './trainer.ts';
import { trainingForward } from './trainingForward.ts';

const [N, HEIGHT, WIDTH, CLASSES] = [2, 8, 16, 3];
const conv = { kind: 'conv', out: 8, kernel: 3, padding: 1, bias: true } as const;
/** Halves the width once, at its second layer, and the height twice. */
const layers: readonly Layer[] = [
  conv,
  { kind: 'maxPool', size: 2 },
  { kind: 'silu' },
  { kind: 'residual', body: [conv, { kind: 'relu' }] },
  { kind: 'averagePool', size: [2, 1] },
  { kind: 'columns' },
  { kind: 'dense', out: 5 },
  { kind: 'relu' },
  { kind: 'dense', out: CLASSES },
];
const plan = planModel({ layers }, [1, HEIGHT, WIDTH]);
const { weights } = initialState(
  plan,
  { optimiser: { kind: 'sgd', momentum: 0, nesterov: false } },
  createRandom(1),
);
const random = createRandom('ink');
const ink = (n: number, width: number) =>
  Float32Array.from({ length: n * HEIGHT * width }, () => random.next());

test('layers after columns count once per column', () => {
  expect([plan.columns, ...plan.to]).toEqual([8, CLASSES]);
  const [convolution, , , residual] = plan.layers;
  const dense = 16 * 5 + 5 * CLASSES;
  expect(plan.multiplyAdds).toBe(convolution.multiplyAdds + residual.multiplyAdds + 8 * dense);
  // Two rows of the height remain, with eight channels each.
  expect(plan.parameters.find(({ name }) => name === '6.dense.weight')?.shape).toEqual([16, 5]);
});

test('a network without columns is one row per example', () => {
  expect(planModel({ layers: [{ kind: 'flatten' }] }, [1, HEIGHT, WIDTH]).columns).toBe(1);
});

test('after columns there are no more maps', () => {
  expect(() => planModel({ layers: [{ kind: 'columns' }, conv] }, [1, HEIGHT, WIDTH])).toThrow(
    '1.conv: got features [8]; expected a map',
  );
});

test('the released graph gives the same logits as the training graph', async () => {
  const images = ink(N, WIDTH);
  const trained = (
    await runOnce(trainingLogits(), {
      images: { dims: [N, HEIGHT, WIDTH], data: images },
      weights: { dims: [weights.length], data: weights },
    })
  ).logits;
  const { logits } = await released(images, N, WIDTH);
  expect(logits.dims).toEqual([N, 8, CLASSES]);
  // Trained: [columns × n, classes], all of the first column first.
  expect(trained.dims).toEqual([8 * N, CLASSES]);
  const turned = Float32Array.from({ length: N * 8 * CLASSES }, (_, i) => {
    const [n, column, k] = [Math.floor(i / (8 * CLASSES)), Math.floor(i / CLASSES) % 8, i % CLASSES];
    return trained.data[(column * N + n) * CLASSES + k];
  });
  expectClose(logits.data, turned, 'logits');
});

test('it takes strips of any width, and distant columns are independent', async () => {
  for (const width of [2, 6, 40]) {
    const { logits } = await released(ink(1, width), 1, width);
    expect(logits.dims).toEqual([1, width / 2, CLASSES]);
  }
  const [short, long] = [new Float32Array(HEIGHT * 16), new Float32Array(HEIGHT * 40)];
  for (let y = 0; y < HEIGHT; y++) {
    const row = ink(1, 16).subarray(0, 16);
    short.set(row, y * 16);
    long.set(row, y * 40);
  }
  const [a, b] = [await released(short, 1, 16), await released(long, 1, 40)];
  // The last columns of the short one see its end; those before see the same ink.
  expectClose(
    b.logits.data.subarray(0, 5 * CLASSES),
    a.logits.data.subarray(0, 5 * CLASSES),
    'first columns',
  );
});

test.each<[string, Layer[]]>([
  ['before columns whole channels are dropped', [conv, { kind: 'dropout', rate: 0.5 }, { kind: 'columns' }]],
  [
    'after columns each column has its own dropout',
    [conv, { kind: 'columns' }, { kind: 'dropout', rate: 0.5 }],
  ],
])('%s, and a step runs', async (_, body) => {
  const wide = planModel({ layers: [...body, { kind: 'dense', out: CLASSES }] }, [1, HEIGHT, WIDTH]);
  const options = {
    batchSize: N,
    optimiser: { kind: 'sgd', momentum: 0, nesterov: false },
    weightDecay: 0,
    loss: { kind: 'ctc', states: 3 },
  } as const;
  const trainer = await createTrainer(wide, options, runtime);
  await trainer.restore(initialState(wide, options, createRandom(1)));
  const targets = ctcTargets([{ symbols: [0] }, { symbols: [1] }], 3, { classes: CLASSES, blank: 2 });
  const batch = { images: ink(N, WIDTH), ...targets };
  const { loss } = await trainer.step(batch, { learningRate: 0.01, averageDecay: 0.9 }, createRandom(2));
  await trainer.dispose();
  expect(loss).toBeGreaterThan(0);
  expect(loss).toBeLessThan(1000);
});

function trainingLogits(): Uint8Array {
  const graph = createGraph();
  const images = input(graph, 'images', [N, HEIGHT, WIDTH]);
  const vector = input(graph, 'weights', [flatLength(plan.parameters)]);
  output('logits', trainingForward(plan, images, cutVector(vector, plan.parameters)).logits);
  return emit(graph);
}

function released(data: Float32Array, n: number, width: number): Promise<Record<string, Tensor>> {
  return runOnce(stripGraph(plan, { weights }), { image: { dims: [n, 1, HEIGHT, width], data } });
}
