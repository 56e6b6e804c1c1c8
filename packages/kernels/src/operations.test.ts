import * as f from '@cifra/training/onnx/functions.ts';
import { constant, type Value } from '@cifra/training/onnx/graph.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builds, draw, expectClose, expectSame, feedsOf, largestOf, modelOf } from './testing/referee.ts';

const small = (min: number, max: number) => fc.integer({ min, max });
const shape = (minLength: number, maxLength: number) => fc.array(small(1, 6), { minLength, maxLength });

/** Numbers that functions treat in special ways. */
const SPECIAL = [
  ...[0, -0, 1, -1, 0.5, 88.7, 88.8, -87.3, -104, 1e-38, 1e-40, -1e-40, 1e38, -1e38, 3.4e38],
  ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
];

describe('operations on each element are those of ONNX Runtime', () => {
  const binary = { add: f.add, sub: f.sub, mul: f.mul, div: f.div, max: f.max };

  test.each(Object.entries(binary))('%s, with broadcast shapes', async (_, apply) => {
    const pairs = fc.tuple(shape(1, 4), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), small(0, 2));
    await fc.assert(
      fc.asyncProperty(pairs, async ([dims, ones, shorter]) => {
        const other = dims.map((dim, i) => (ones[i] ? 1 : dim)).slice(Math.min(shorter, dims.length));
        const model = modelOf([dims, other], (a, b) => apply(a, b));
        await expectSame(model, feedsOf([draw(dims, 1), draw(other, 2)]), 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  test.each(Object.entries({ ...binary, 'relu of add': (a: Value, b: Value) => f.relu(f.add(a, b)) }))(
    '%s, of zeros, infinities and NaN',
    async (_, apply) => {
      const n = SPECIAL.length;
      const pairs = SPECIAL.flatMap((a) => SPECIAL.map((b) => [a, b]));
      const tensors = [0, 1].map((side) => ({
        dims: [n, n],
        data: Float32Array.from(pairs, (pair) => pair[side]),
      }));
      await expectSame(
        modelOf(
          [
            [n, n],
            [n, n],
          ],
          (a, b) => apply(a, b),
        ),
        feedsOf(tensors),
        0,
      );
    },
  );

  const unary: [string, (x: Value) => Value, (x: number) => number][] = [
    ['exp', f.exp, Math.exp],
    ['log', f.log, Math.log],
    ['sqrt', f.sqrt, Math.sqrt],
    ['sigmoid', f.sigmoid, (x) => 1 / (1 + Math.exp(-x))],
    ['tanh', f.tanh, Math.tanh],
    ['neg', f.neg, (x) => -x],
  ];
  test.each(unary)('%s, to one part in a million', async (_, apply, exact) => {
    const numbers = [...SPECIAL, ...Array.from({ length: 4001 }, (_, i) => (i - 2000) / 20)];
    const x = { dims: [numbers.length], data: Float32Array.from(numbers) };
    for (const [build, runtime] of builds) {
      const { y } = await (await runtime.load(modelOf([x.dims], apply))).run({ x0: x });
      x.data.forEach((number, i) => {
        // Results too small for full precision may be 0.
        const wanted = Math.fround(exact(number));
        const isClose =
          Object.is(y.data[i], wanted) || Math.abs(y.data[i] - wanted) <= Math.abs(wanted) * 1e-6 + 1.2e-38;
        if (!isClose) expect.fail(`${build}: of ${number} is ${y.data[i]}, expected ${wanted}`);
      });
    }
  });

  test('comparisons and selection', async () => {
    const dims = [3, 1, 5];
    const model = modelOf([dims, [4, 1], dims], (a, b, c) =>
      f.add(f.where(f.greater(a, b), c, -3), f.cast(f.equal(a, c), 'float32')),
    );
    const data = Float32Array.from({ length: 15 }, (_, i) => i % 4);
    const feeds = feedsOf([
      { dims, data },
      draw([4, 1], 2),
      { dims, data: data.map((x, i) => (i % 3 ? x : 9)) },
    ]);
    await expectSame(model, feeds, 0);
  });

  test('truth values of numbers', async () => {
    const x = { dims: [4], data: Float32Array.of(0, -0, 2, Number.NaN) };
    await expectSame(
      modelOf([[4]], (v) => f.cast(f.cast(v, 'bool'), 'float32')),
      feedsOf([x]),
      0,
    );
  });
});

describe('pooling is that of ONNX Runtime', () => {
  const pools = fc.record({
    n: small(1, 3),
    c: small(1, 9),
    h: small(1, 12),
    w: small(1, 12),
    kernel: fc.tuple(small(1, 4), small(1, 4)),
    strides: fc.tuple(small(1, 3), small(1, 3)),
    pads: fc.tuple(small(0, 2), small(0, 2), small(0, 2), small(0, 2)),
  });
  test.each(['MaxPool', 'AveragePool'] as const)('%s', async (op) => {
    await fc.assert(
      fc.asyncProperty(pools, async ({ n, c, h, w, kernel, strides, pads: wanted }) => {
        const pads = wanted.map((pad, side) => Math.min(pad, kernel[side % 2] - 1)) as typeof wanted;
        fc.pre(h + pads[0] + pads[2] >= kernel[0] && w + pads[1] + pads[3] >= kernel[1]);
        const x = draw([n, c, h, w]);
        const model = modelOf([['N', c, h, w]], (v) => f.one(op, [v], { kernel, strides, pads }));
        await expectSame(model, feedsOf([x]), 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test('of whole maps', async () => {
    await expectSame(
      modelOf([['N', 6, 5, 7]], (x) => f.one('GlobalAveragePool', [x], {})),
      feedsOf([draw([2, 6, 5, 7])]),
      1e-6,
    );
  });
});

describe('products are those of ONNX Runtime', () => {
  test('of matrices, with broadcast leading axes', async () => {
    const sizes = fc.record({
      lead: shape(0, 2),
      ones: fc.tuple(fc.boolean(), fc.boolean()),
      m: small(1, 14),
      k: small(1, 19),
      n: small(1, 19),
    });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ lead, ones, m, k, n }) => {
        const part = (side: 0 | 1) => lead.map((dim, i) => (ones[i] && i % 2 === side ? 1 : dim));
        const [a, b] = [
          [...part(0), m, k],
          [...part(1), k, n],
        ];
        await expectSame(
          modelOf([a, b], (x, y) => f.matMul(x, y)),
          feedsOf([draw(a, 1), draw(b, 2)]),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('of dense layers with bias and ReLU, and of turned weights', async () => {
    const sizes = fc.record({ lead: shape(1, 2), k: small(1, 40), n: small(1, 30), isTurned: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ lead, k, n, isTurned }) => {
        const model = modelOf([[...lead, k]], (x) => {
          const shape = isTurned ? [n, k] : [k, n];
          const weights = constant(x.graph, shape, draw(shape, 2).data);
          const product = f.matMul(x, isTurned ? f.transpose(weights, [1, 0]) : weights);
          return f.relu(f.add(product, constant(x.graph, [n], draw([n], 3).data)));
        });
        await expectSame(model, feedsOf([draw([...lead, k])]));
      }),
      { numRuns: 60 },
    );
  });
});

describe('sums, means and softmax are those of ONNX Runtime', () => {
  const reductions = { sum: f.reduceSum, mean: f.reduceMean, max: f.reduceMax };
  test.each(Object.entries(reductions))('%s over any axes', async (_, apply) => {
    const sizes = fc.tuple(
      shape(1, 4),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.boolean(),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(sizes, async ([dims, chosen, keepDims, isTurned]) => {
        const axes = [...dims.keys()].filter((axis) => chosen[axis]);
        fc.pre(axes.length > 0);
        const perm = [...dims.keys()].reverse();
        const model = modelOf([dims], (x) => {
          const turned = isTurned ? f.transpose(f.transpose(x, perm), perm) : x;
          return apply(turned, axes, keepDims);
        });
        const x = draw(dims);
        // A sum of n numbers may be near 0, so its error is compared with n times the largest of them
        // (Higham 2002, Accuracy and Stability of Numerical Algorithms, section 4.2).
        const terms = apply === f.reduceSum ? axes.reduce((n, axis) => n * dims[axis], 1) : 1;
        await expectSame(model, feedsOf([x]), 2 ** -23, terms * largestOf(x.data));
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['softmax', f.softmax],
    ['logSoftmax', f.logSoftmax],
  ])('%s along any axis', async (_, apply) => {
    await fc.assert(
      fc.asyncProperty(shape(1, 4), small(0, 3), async (dims, axis) => {
        fc.pre(axis < dims.length);
        await expectSame(
          modelOf([dims], (x) => apply(f.mul(x, 9), axis)),
          feedsOf([draw(dims)]),
          2e-6,
        );
      }),
      { numRuns: 30 },
    );
  });
});

/** A change of shape and the numbers that choose among its forms. */
const changes: readonly ((x: Value, a: number, b: number) => Value)[] = [
  (x, a) =>
    f.transpose(
      x,
      [...x.shape.keys()].map((_, i) => (i + a) % x.shape.length),
    ),
  (x, a, b) => {
    const axis = a % x.shape.length;
    const length = Number(x.shape[axis]);
    return f.slice(x, axis, b % length, length, 1 + (a % 2));
  },
  (x, a, b) =>
    f.pad(x, [...x.shape.map((_, i) => (i === a % x.shape.length ? b % 3 : 0)), ...x.shape.map(() => a % 2)]),
  (x, a) => f.concat([x, f.neg(x), x], a % x.shape.length),
  (x) => f.reshape(x, [f.size(x.shape)]),
  (x) => f.reshape(x, [...x.shape].reverse()),
  (x, a) =>
    f.expand(f.reshape(x, [...x.shape.slice(0, 2), 1, ...x.shape.slice(2)]), [
      ...x.shape.slice(0, 2),
      1 + (a % 3),
      ...x.shape.slice(2),
    ]),
  (x, a) => {
    const axis = a % x.shape.length;
    const [first, second] = f.split(x, axis, [1, Number(x.shape[axis]) - 1]);
    return f.concat([second, first], axis);
  },
  (x, a) => f.mul(x, f.reduceMax(x, [a % x.shape.length], true)),
];

test('any chain of changes of shape is that of ONNX Runtime', async () => {
  const step = fc.tuple(fc.nat(changes.length - 1), fc.nat(5), fc.nat(5));
  await fc.assert(
    fc.asyncProperty(
      fc.array(small(2, 5), { minLength: 2, maxLength: 4 }),
      fc.array(step, { minLength: 1, maxLength: 6 }),
      async (dims, steps) => {
        const model = modelOf([dims], (x) => {
          let y = x;
          for (const [kind, a, b] of steps) {
            const isPossible =
              y.shape.every((dim) => Number(dim) > 1) && y.shape.length < 6 && f.size(y.shape) < 5000;
            if (isPossible) y = changes[kind](y, a, b);
          }
          return y;
        });
        await expectSame(model, feedsOf([draw(dims)]), 1e-6);
      },
    ),
    { numRuns: 200 },
  );
});

test('enlarged maps are those of ONNX Runtime', async () => {
  const maps = fc.tuple(small(1, 2), small(1, 6), small(1, 5), small(1, 5), small(1, 3));
  await fc.assert(
    fc.asyncProperty(maps, async ([n, c, h, w, scale]) => {
      const dims = [n, c, h, w];
      await expectSame(
        modelOf([dims], (x) => f.one('Resize', [x], { scale })),
        feedsOf([draw(dims)]),
        0,
      );
    }),
    { numRuns: 30 },
  );
});

test('a level of a U-Net is that of ONNX Runtime, at any size that its stride divides', async () => {
  const weights = (value: Value, out: number, from: number, kernel: number) =>
    constant(value.graph, [out, from, kernel, kernel], draw([out * from * kernel ** 2], out).data);
  const convolved = (x: Value, out: number, from: number, kernel: number, stride = 1) => {
    const pad = kernel === 3 ? 1 : 0;
    const window = {
      kernel: [kernel, kernel],
      strides: [stride, stride],
      pads: [pad, pad, pad, pad],
    } as const;
    return f.relu(f.one('Conv', [x, weights(x, out, from, kernel)], { ...window, group: 1 }));
  };
  const model = modelOf([['N', 4, 'H', 'W']], (x) => {
    const inner = convolved(convolved(x, 8, 4, 2, 2), 8, 8, 3);
    return f.add(x, f.one('Resize', [convolved(inner, 4, 8, 1)], { scale: 2 }));
  });
  for (const sides of [
    [2, 6],
    [8, 4],
  ])
    await expectSame(model, feedsOf([draw([2, 4, ...sides])]), 1e-5);
});

test('a result that is another view of an input or a constant is copied', async () => {
  const x = draw([2, 3]);
  const model = modelOf([[2, 3]], (v) => f.transpose(v, [1, 0]));
  const [[, runtime]] = builds;
  const { y } = await (await runtime.load(model)).run({ x0: x });
  expectClose(y, { dims: [3, 2], data: Float32Array.from([0, 3, 1, 4, 2, 5], (i) => x.data[i]) }, 0, 'y');
});
