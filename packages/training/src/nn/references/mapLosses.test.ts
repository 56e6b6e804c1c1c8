import { expect, test } from 'vitest';
import { gradients } from '../../autodiff/backward.ts';
import { emit } from '../../onnx/emit.ts';
import { createGraph, input, output } from '../../onnx/graph.ts';
import { buildLoss, lossInputs } from '../loss.ts';
import type { MapHead } from '../mapLoss.ts';
import { planModel } from '../plan.ts';
import {
  expectClose,
  type Listed,
  readReference,
  runOnce,
  tensor,
  transposed,
} from '../testing/reference.ts';

type Case = {
  readonly name: string;
  readonly scales: readonly [number, number, number];
  readonly delta: number;
  readonly loss: number;
} & Readonly<Record<'logits' | 'classes' | 'binary' | 'numbers' | 'mask' | 'gradient', Listed>>;

/** [h, w, n, c], as PyTorch's script has it, to the batch's [n, h, w, c]. */
const batchFirst = (map: Listed) => transposed(tensor(map), [2, 0, 1, 3]);

function headsOf({ scales, delta, classes, numbers }: Case): MapHead[] {
  const [first, second, third] = scales;
  return [
    { kind: 'softmax', name: 'classes', channels: classes.dims[3], weight: first },
    { kind: 'binary', name: 'centre', weight: second },
    { kind: 'huber', name: 'numbers', channels: numbers.dims[3], delta, weight: third },
  ];
}

for (const each of readReference<Case>('mapLosses')) {
  test(`loss of a map: ${each.name}`, async () => {
    const heads = headsOf(each);
    const feeds = {
      classes: batchFirst(each.classes),
      centre: batchFirst(each.binary),
      numbers: batchFirst(each.numbers),
      numbersMask: batchFirst(each.mask),
    };
    const graph = createGraph();
    const logits = input(graph, 'logits', each.logits.dims);
    const inputs = Object.entries(feeds).map(([name, { dims }]) => [name, input(graph, name, dims)]);
    const loss = buildLoss({ kind: 'map', heads }, logits, Object.fromEntries(inputs));
    output('loss', loss);
    output('gradient', gradients(loss, [logits])[0]);
    const result = await runOnce(emit(graph), { logits: tensor(each.logits), ...feeds });
    expectClose(result.loss.data, [each.loss], 'loss');
    expectClose(result.gradient.data, each.gradient.data, 'gradient');
  });
}

test('huge logits have a finite loss and gradient', async () => {
  const graph = createGraph();
  const logits = input(graph, 'logits', [1, 2, 1, 1]);
  const centre = input(graph, 'centre', [1, 1, 2, 1]);
  const loss = buildLoss({ kind: 'map', heads: [{ kind: 'binary', name: 'centre', weight: 1 }] }, logits, {
    centre,
  });
  output('loss', loss);
  output('gradient', gradients(loss, [logits])[0]);
  const result = await runOnce(emit(graph), {
    logits: { dims: [1, 2, 1, 1], data: Float32Array.of(-1000, 1000) },
    centre: { dims: [1, 1, 2, 1], data: Float32Array.of(1, 0) },
  });
  // Cross-entropy 1000; of Dice 1 - 1/3.
  expectClose(result.loss.data, [1000 + 2 / 3], 'loss');
  expectClose(result.gradient.data, [-0.5, 0.5], 'gradient');
});

test('the inputs of a batch have the size of the map', () => {
  const [first] = readReference<Case>('mapLosses');
  const layers = [{ kind: 'conv', out: 9, kernel: 2, stride: 2 }] as const;
  const plan = planModel({ layers }, [1, 8, 12]);
  expect(lossInputs({ kind: 'map', heads: headsOf(first) }, plan, 3)).toEqual({
    classes: [3, 4, 6, 5],
    centre: [3, 4, 6, 1],
    numbers: [3, 4, 6, 3],
    numbersMask: [3, 4, 6, 1],
  });
});
