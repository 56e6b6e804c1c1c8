import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { runtime } from '../testing/runtime.ts';
import { flatLength } from './flat.ts';
import { type Plan, planModel } from './plan.ts';
import { type Learned, stripGraph } from './release.ts';
import { releasedWeights } from './releasedWeights.ts';
import { withClasses } from './withClasses.ts';

/** Columns of 4 pixels with this many classes. */
function network(classes: number, channels = 4): Plan {
  return planModel(
    {
      layers: [
        { kind: 'conv', out: channels, kernel: 5, stride: 4, padding: 2 },
        { kind: 'batchNorm' },
        { kind: 'relu' },
        { kind: 'columns' },
        { kind: 'dense', out: classes },
      ],
    },
    [1, 32, 96],
  );
}

const random = createRandom('classes');
const strip = Float32Array.from({ length: 32 * 64 }, () => random.next());

async function logitsOf(plan: Plan, learned: Learned): Promise<Float32Array> {
  const session = await runtime.load(stripGraph(plan, learned));
  const { logits } = await session.run({ image: { dims: [1, 1, 32, 64], data: strip } });
  await session.release();
  return logits.data;
}

test('known classes keep their scores wherever they are moved; new ones start below their source', async () => {
  const old = network(3);
  const learned = {
    weights: Float32Array.from({ length: flatLength(old.parameters) }, () => random.normal()),
    statistics: Float32Array.from({ length: flatLength(old.statistics) }, () => 0.5 + random.next()),
  };
  const released = releasedWeights(stripGraph(old, learned), old);
  const wider = network(5);
  const moved = withClasses(released, old, wider, [
    { from: 0, below: 0 },
    { from: 1, below: 0 },
    { from: 1, below: 6 },
    { from: 1, below: 2 },
    { from: 2, below: 0 },
  ]);
  const [before, after] = [await logitsOf(old, learned), await logitsOf(wider, moved)];
  for (let column = 0; column < 16; column++) {
    const [a, b, blank] = before.subarray(3 * column, 3 * column + 3);
    for (const [k, expected] of [a, b, b - 6, b - 2, blank].entries())
      expect(after[5 * column + k]).toBeCloseTo(expected, 3);
  }
});

test('another network is refused, and the tensor that differs is named', () => {
  const old = network(3);
  const learned = { weights: new Float32Array(flatLength(old.parameters)) };
  const classes = [0, 1, 2].map((from) => ({ from, below: 0 }));
  expect(() => withClasses(learned, old, network(3, 8), classes)).toThrow(
    '0.conv.weight is [5,5,1,4], expected [5,5,1,8]',
  );
  const shorter = planModel({ layers: [{ kind: 'columns' }, { kind: 'dense', out: 3 }] }, [1, 32, 96]);
  expect(() => withClasses(learned, old, shorter, classes)).toThrow('1.dense.weight is [missing]');
});
