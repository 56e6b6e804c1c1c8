import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { runtime } from '../testing/runtime.ts';
import { cutNumbers, flatLength } from './flat.ts';
import { grown } from './grown.ts';
import { type Plan, planModel } from './plan.ts';
import { type Learned, stripGraph } from './release.ts';
import { releasedWeights } from './releasedWeights.ts';
import type { Layer } from './spec.ts';

/** Columns of 4 pixels with this many classes, and layers before the columns. */
function network(classes: number, channels = 4, more: readonly Layer[] = []): Plan {
  return planModel(
    {
      layers: [
        { kind: 'conv', out: channels, kernel: 5, stride: 4, padding: 2 },
        { kind: 'batchNorm' },
        { kind: 'relu' },
        ...more,
        { kind: 'columns' },
        { kind: 'dense', out: classes },
      ],
    },
    [1, 32, 96],
  );
}

const block = (end: Layer): Layer => ({
  kind: 'residual',
  body: [
    { kind: 'conv', out: 4, kernel: 3, padding: 1 },
    { kind: 'batchNorm' },
    { kind: 'relu' },
    { kind: 'conv', out: 4, kernel: 3, padding: 1 },
    end,
  ],
});
const random = createRandom('classes');
const drawn = (plan: Plan) => ({
  weights: Float32Array.from({ length: flatLength(plan.parameters) }, () => random.normal()),
  statistics: Float32Array.from({ length: flatLength(plan.statistics) }, () => 0.5 + random.next()),
});
const strip = Float32Array.from({ length: 32 * 64 }, () => random.next());

async function logitsOf(plan: Plan, learned: Learned): Promise<Float32Array> {
  const session = await runtime.load(stripGraph(plan, learned));
  const { logits } = await session.run({ image: { dims: [1, 1, 32, 64], data: strip } });
  await session.release();
  return logits.data;
}

test('known classes keep their scores wherever they are moved; new ones start below their source', async () => {
  const old = network(3);
  const learned = drawn(old);
  const released = releasedWeights(stripGraph(old, learned), old);
  const wider = network(5);
  const classes = [
    { from: 0, below: 0 },
    { from: 1, below: 0 },
    { from: 1, below: 6 },
    { from: 1, below: 2 },
    { from: 2, below: 0 },
  ];
  const moved = grown(released, old, wider, { classes, fresh: drawn(wider).weights });
  const [before, after] = [await logitsOf(old, learned), await logitsOf(wider, moved)];
  for (let column = 0; column < 16; column++) {
    const [a, b, blank] = before.subarray(3 * column, 3 * column + 3);
    for (const [k, expected] of [a, b, b - 6, b - 2, blank].entries())
      expect(after[5 * column + k]).toBeCloseTo(expected, 3);
  }
});

const same = [0, 1, 2].map((from) => ({ from, below: 0 }));

test('an added residual layer changes no output until it learns', async () => {
  const old = network(3);
  const learned = drawn(old);
  const deeper = network(3, 4, [block({ kind: 'batchNorm' })]);
  const fresh = drawn(deeper).weights;
  const moved = grown(releasedWeights(stripGraph(old, learned), old), old, deeper, { classes: same, fresh });
  const [before, after] = [await logitsOf(old, learned), await logitsOf(deeper, moved)];
  for (const [i, expected] of before.entries()) expect(after[i]).toBeCloseTo(expected, 3);
  const own = cutNumbers(moved.weights, deeper.parameters);
  for (const [name, numbers] of own)
    if (name.startsWith('3.residual.') && !name.startsWith('3.residual.4.'))
      expect(numbers, name).toEqual(cutNumbers(fresh, deeper.parameters).get(name));
});

test('an added layer that could not begin as the identity is refused', () => {
  const old = network(3);
  const deeper = network(3, 4, [block({ kind: 'relu' })]);
  const fresh = drawn(deeper).weights;
  expect(() => grown(drawn(old), old, deeper, { classes: same, fresh })).toThrow(
    '3.residual is added, so its body must end with a batchNorm',
  );
});

test('another network is refused, and the tensor that differs is named', () => {
  const old = network(3);
  const move = (to: Plan) => () => grown(drawn(old), old, to, { classes: same, fresh: drawn(to).weights });
  expect(move(network(3, 8))).toThrow('0.conv.weight is [5,5,1,4], expected [5,5,1,8]');
  const shorter = planModel({ layers: [{ kind: 'columns' }, { kind: 'dense', out: 3 }] }, [1, 32, 96]);
  expect(move(shorter)).toThrow('1.dense.weight is [missing]');
});
