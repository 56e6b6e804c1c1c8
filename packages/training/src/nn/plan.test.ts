import { expect, test } from 'vitest';
import { planModel } from './plan.ts';
import type { Layer } from './spec.ts';

const conv = (out: number): Layer => ({ kind: 'conv', out, kernel: 3, padding: 1 });

test('shapes, parameters and multiply-adds follow from the layers', () => {
  const plan = planModel({
    layers: [
      { kind: 'conv', out: 4, kernel: 5, stride: 2 },
      { kind: 'batchNorm' },
      { kind: 'residual', body: [conv(4), { kind: 'relu' }] },
      { kind: 'maxPool', size: 2 },
      { kind: 'flatten' },
      { kind: 'dense', out: 10 },
    ],
  });
  expect(plan.layers.map(({ to }) => to)).toEqual([
    [4, 12, 12],
    [4, 12, 12],
    [4, 12, 12],
    [4, 6, 6],
    [144],
    [10],
  ]);
  // Decaying parameters first: the flat weight vector is decayed as one run.
  expect(plan.parameters.map(({ name, shape }) => [name, ...shape])).toEqual([
    ['0.conv.weight', 5, 5, 1, 4],
    ['2.residual.0.conv.weight', 3, 3, 4, 4],
    ['5.dense.weight', 144, 10],
    ['1.batchNorm.scale', 4],
    ['1.batchNorm.shift', 4],
    ['5.dense.bias', 10],
  ]);
  expect(plan.multiplyAdds).toBe(25 * 4 * 144 + 9 * 4 * 4 * 144 + 144 * 10);
});

test('a residual layer that halves and doubles its map is a level of a U-Net', () => {
  const down = { kind: 'conv', out: 6, kernel: 2, stride: 2 } as const;
  const body: Layer[] = [down, { kind: 'conv', out: 4, kernel: 1 }, { kind: 'upsample' }];
  const [, level] = planModel({ layers: [conv(4), { kind: 'residual', body }] }, [1, 8, 12]).layers;
  expect(level.body.map(({ to }) => to)).toEqual([
    [6, 4, 6],
    [4, 4, 6],
    [4, 8, 12],
  ]);
  expect(level.multiplyAdds).toBe(4 * 4 * 6 * 24 + 6 * 4 * 24);
});

test.each<[Layer[], string]>([
  [
    [{ kind: 'dense', out: 10 }],
    '0.dense: got a map [1,28,28]; expected features: put flatten or globalAveragePool before it',
  ],
  [[{ kind: 'flatten' }, conv(8)], '1.conv: got features [784]; expected a map [channels, height, width]'],
  [[{ kind: 'maxPool', size: 40 }], '0.maxPool: a window of 40 does not fit 28 pixels with padding 0'],
  [
    [conv(8), { kind: 'residual', body: [conv(6)] }],
    '1.residual: the body turns [8,28,28] into [6,28,28]; it must keep the shape',
  ],
  [
    [conv(6), { ...conv(8), groups: 4 } as Layer],
    '1.conv: 4 groups; expected a divisor of 6 channels in and 8 out',
  ],
])('the error for a layer that does not fit names actual and expected shapes', (layers, message) => {
  expect(() => planModel({ layers })).toThrow(message);
});
