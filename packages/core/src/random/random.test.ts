import { expect, test } from 'vitest';
import { logarithm } from './logarithm.ts';
import { createRandom } from './random.ts';
import { threefry } from './threefry.ts';
import { xoshiro128 } from './xoshiro.ts';

const draw = <T>(n: number, one: () => T): T[] => Array.from({ length: n }, one);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

test('xoshiro128** gives the reference implementation’s words for the state 1, 2, 3, 4', () => {
  const word = xoshiro128(1, 2, 3, 4);
  expect(draw(10, word)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test('Threefry-2x32-20 gives the known answers published with Random123', () => {
  expect(threefry([0, 0], [0, 0])).toEqual([0x6b200159, 0x99ba4efe]);
  expect(threefry([0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff])).toEqual([0x1cb996fc, 0xbb002be7]);
  expect(threefry([0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3])).toEqual([0xc4923a9c, 0x483df7a0]);
});

test('the logarithm agrees with Math.log', () => {
  for (const x of [1, 0.99, 0.75, 0.7072, 0.7, 0.5, 0.1, 1e-3, 1e-9, 2 ** -64]) {
    expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThan(1e-12);
  }
});

test('a seed always gives the same stream, pinned', () => {
  const rng = createRandom(7);
  const again = createRandom(7);
  expect(draw(50, rng.next)).toEqual(draw(50, again.next));
  expect(draw(3, () => createRandom('mnist').split(3).integer(1_000_000))).toMatchInlineSnapshot(`
    [
      983175,
      983175,
      983175,
    ]
  `);
  expect(draw(4, createRandom(1).normal)).toMatchInlineSnapshot(`
    [
      1.2396539606925727,
      -2.1007178140354203,
      0.5140775078251737,
      0.08978148069229785,
    ]
  `);
});

test('a split depends on the path, not on what was drawn', () => {
  const fresh = createRandom(1).split('epoch').split(3);
  const parent = createRandom(1);
  draw(100, parent.next);
  expect(draw(20, parent.split('epoch').split(3).next)).toEqual(draw(20, fresh.next));
});

test('different seeds, keys and kinds of key give different streams', () => {
  const root = createRandom(0);
  const streams = [
    root,
    createRandom(1),
    createRandom(-1),
    createRandom('0'),
    root.split(0),
    root.split(1),
    root.split(2 ** 32),
    root.split('0'),
    root.split('a').split('b'),
    root.split('b').split('a'),
    root.split('ab'),
  ];
  expect(new Set(streams.map((rng) => rng.next())).size).toBe(streams.length);
});

test('neighbouring keys are uncorrelated with each other and with their parent', () => {
  const n = 20_000;
  const root = createRandom(5);
  const columns = [root, root.split(0), root.split(1), root.split(2)].map((rng) =>
    draw(n, () => rng.next() - 0.5),
  );
  for (let i = 0; i < columns.length; i++) {
    for (let j = 0; j < i; j++) {
      const correlation = 12 * mean(columns[i].map((value, k) => value * columns[j][k]));
      expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(n));
    }
  }
});

test('the first numbers of consecutive keys are uniform', () => {
  const root = createRandom(9);
  const bins = new Array<number>(20).fill(0);
  for (let key = 0; key < 20_000; key++) bins[Math.floor(root.split(key).next() * 20)]++;
  const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chiSquare).toBeLessThan(43.8); // 99.9 % of χ² with 19 degrees of freedom
});

test('integers cover their range evenly', () => {
  const rng = createRandom(3);
  const counts = new Array<number>(7).fill(0);
  for (let i = 0; i < 70_000; i++) counts[rng.integer(7)]++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  expect(rng.integer(1)).toBe(0);
  expect(rng.integer(2 ** 32)).toBeLessThan(2 ** 32);
  expect(() => rng.integer(0)).toThrow('integer: n must be a whole number from 1 to 2^32, got 0');
  expect(() => rng.integer(2.5)).toThrow('got 2.5');
});

test('normals have the moments of the standard normal', () => {
  const rng = createRandom(11);
  const n = 200_000;
  const values = draw(n, rng.normal);
  const moment = (power: number) => mean(values.map((value) => value ** power));
  expect(Math.abs(moment(1))).toBeLessThan(0.01);
  expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015);
  expect(Math.abs(moment(3))).toBeLessThan(0.04);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.12);
  expect(values.filter((value) => Math.abs(value) < 1.959964).length / n).toBeCloseTo(0.95, 2);
});

test('a key that is not a whole number is rejected', () => {
  expect(() => createRandom(0.5)).toThrow('random key must be a whole number or text, got 0.5');
});
