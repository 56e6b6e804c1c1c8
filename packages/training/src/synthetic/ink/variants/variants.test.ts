import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { boundsOf, type Drawing } from '../drawing.ts';
import { isUncrossed, withBar } from './bar.ts';
import { hasStem, withCurl } from './curl.ts';
import { isStick, withFlag } from './flag.ts';
import { standsOnPoint, withFoot } from './foot.ts';
import { hasCorner, withLoop } from './loop.ts';
import { hasLeg, openFour } from './openFour.ts';
import { isRing, withDot, withSlash } from './slash.ts';
import { drawVariants } from './variants.ts';

/** Drawings from coordinates, and back with six decimals. */
const drawing = (...strokes: number[][]): Drawing => strokes.map((stroke) => Float64Array.from(stroke));
const rounded = (strokes: Drawing) =>
  strokes.map((line) => [...line].map((value) => Number(value.toFixed(6)) + 0));

const one = drawing([0, 0, 0, 1]);
const seven = drawing([0, 0, 0.6, 0, 0.3, 1]);
const two = drawing([0, 0.2, 0.3, 0, 0.6, 0.3, 0.3, 0.7, 0, 1, 0.3, 1, 0.6, 1]);
const four = drawing([0.5, 0, 0, 0.6, 0.8, 0.6], [0.6, 0.2, 0.6, 1]);
const nine = drawing([0.4, 0.1, 0.2, 0, 0, 0.3, 0.3, 0.4, 0.4, 0.1, 0.4, 0.4, 0.4, 0.6, 0.4, 0.8, 0.4, 1]);
/** An ellipse, half as wide as high. */
const zero: Drawing = [
  Float64Array.from({ length: 66 }, (_, i) => {
    const turn = (2 * Math.PI * (i >> 1)) / 32;
    return i % 2 === 0 ? 0.25 + 0.25 * Math.sin(turn) : 0.5 - 0.5 * Math.cos(turn);
  }),
];

test('a flag leads up to the top of a stick, written in either direction', () => {
  const flag = { length: 0.5, angle: Math.PI / 4 };
  const side = Number((0.5 * Math.SQRT1_2).toFixed(6));
  expect(rounded(withFlag(one, flag))).toEqual([[-side, side, 0, 0, 0, 1]]);
  expect(rounded(withFlag(drawing([0, 1, 0, 0]), flag))).toEqual([[0, 1, 0, 0, -side, side]]);
});

test('only a bare stick gets a flag', () => {
  expect(isStick(one)).toBe(true);
  expect(isStick(drawing([-0.3, 0.4, 0, 0, 0, 1]))).toBe(false); // has one
  expect(isStick(drawing([0, 0, 0, 1], [-0.2, 1, 0.2, 1]))).toBe(false); // has a foot
  expect(isStick(drawing([0, 0, 1, 0]))).toBe(false); // lies
  expect(isStick(drawing([0.5, 0, 0, 1]))).toBe(true); // leans
});

test('a foot is centred on the lowest point', () => {
  expect(rounded(withFoot(one, { reach: 0.2, tilt: 0 }))).toEqual([
    [0, 0, 0, 1],
    [-0.2, 1, 0.2, 1],
  ]);
  expect(standsOnPoint(one)).toBe(true);
  expect(standsOnPoint(withFoot(one, { reach: 0.2, tilt: 0 }))).toBe(false);
});

test('a bar crosses the stem of a 7, not its top', () => {
  const [stroke, bar] = rounded(withBar(seven, { at: 0.5, length: 0.4, tilt: 0, shift: 0 }));
  expect([stroke]).toEqual(rounded(seven));
  expect(bar).toEqual([0.25, 0.5, 0.65, 0.5]);
  expect(rounded(withBar(seven, { at: 0.5, length: 0.4, tilt: 0, shift: 0.25 }))[1]).toEqual([
    0.35, 0.5, 0.75, 0.5,
  ]);
  expect(isUncrossed(seven)).toBe(true);
  expect(isUncrossed(withBar(seven, { at: 0.5, length: 0.4, tilt: 0, shift: 0 }))).toBe(false);
});

test('a slash rises to the right through the middle of a 0, or falls', () => {
  const reach = { x: 0.5, y: 0.5 };
  expect(rounded(withSlash(zero, { reach, falling: false }))[1]).toEqual([0.5, 0, 0, 1]);
  expect(rounded(withSlash(zero, { reach, falling: true }))[1]).toEqual([0.5, 1, 0, 0]);
  expect(rounded(withDot(zero, { offset: { x: 0, y: 0.1 } }))[1]).toEqual([0.25, 0.6]);
});

test('only a closed ring with room inside is slashed', () => {
  expect(isRing(zero)).toBe(true);
  expect(isRing(withDot(zero, { offset: { x: 0, y: 0 } }))).toBe(false);
  expect(isRing([zero[0].slice(0, 48)])).toBe(false); // open
  expect(isRing([zero[0].map((value, i) => (i % 2 === 0 ? value / 2 : value))])).toBe(false); // narrow
});

test('a loop crosses the down stroke of a 2 and its base line goes on to the right', () => {
  const [looped] = withLoop(two, { radius: 0.1, turn: (5 / 4) * Math.PI });
  expect([...looped.slice(0, 10)]).toEqual([...two[0].slice(0, 10)]);
  expect([...looped.slice(-4)]).toEqual([0.3, 1, 0.6, 1]);
  const arc = looped.slice(10, -4);
  const lefts = arc.filter((_, i) => i % 2 === 0);
  const heights = arc.filter((_, i) => i % 2 === 1);
  expect(Math.min(...lefts)).toBeLessThan(-0.1); // round to the left
  expect(Math.min(...heights)).toBeLessThan(1 - 0.15); // and up
  expect(arc.at(-1)! - arc.at(-3)!).toBeLessThan(0.02); // and level again
  expect(hasCorner(two)).toBe(true);
  expect(hasCorner([looped])).toBe(false);
  expect(hasCorner(seven)).toBe(false); // no base line
  expect(hasCorner([two[0], one[0]])).toBe(false);
});

test('an opened 4 has its left leg upright; cross-bar and stem stay', () => {
  expect(rounded(openFour(four, { share: 1 }))).toEqual([
    [0, 0, 0, 0.6, 0.8, 0.6],
    [0.6, 0.2, 0.6, 1],
  ]);
  expect(rounded(openFour(four, { share: 0.5 }))[0].slice(0, 2)).toEqual([0.25, 0]);
  expect(hasLeg(four)).toBe(true);
  expect(hasLeg(openFour(four, { share: 1 }))).toBe(false); // upright already
  expect(hasLeg([four[0]])).toBe(false); // a stroke is missing
});

test('a curl goes on from the end of the stem, to the left and up', () => {
  const [curled] = withCurl(nine, { turn: Math.PI, length: 0.4 });
  expect([...curled.slice(0, nine[0].length)]).toEqual([...nine[0]]);
  const end = [curled.at(-2)!, curled.at(-1)!];
  expect(end[0]).toBeLessThan(0.4 - 0.1);
  expect(end[1]).toBeLessThan(boundsOf([curled]).y + boundsOf([curled]).height - 0.05);
  // A quarter turn ends level.
  const [level] = withCurl(nine, { turn: Math.PI / 2, length: 0.4 });
  expect(level.at(-1)).toBeCloseTo(level.at(-3)!, 9);
  expect(hasStem(nine)).toBe(true);
  expect(hasStem([nine[0].slice(0, 10)])).toBe(false); // ends in the loop
});

test('each variant belongs to one digit and comes in its share', () => {
  const shares = { flag: 0.35, foot: 1, bar: 1, slash: 1, dot: 1, loop: 1, open: 1, curl: 1 };
  const varied = (digit: number, from: Drawing, seed: number) =>
    drawVariants(digit, from, shares, createRandom(seed));
  const seeds = Array.from({ length: 1000 }, (_, seed) => seed);
  const flags = seeds.filter((seed) => varied(1, one, seed)[0].length > one[0].length).length;
  expect(Math.abs(flags / 1000 - 0.35)).toBeLessThan(0.05);
  for (const seed of seeds.slice(0, 50)) {
    expect(drawVariants(1, one, { foot: 1 }, createRandom(seed))).toHaveLength(2);
    expect(varied(0, zero, seed)).toHaveLength(2); // a slash or a dot, never both
    expect(varied(2, seven, seed)).toBe(seven);
    expect(drawVariants(7, seven, {}, createRandom(seed))).toBe(seven);
  }
  expect(varied(7, seven, 3)).toEqual(varied(7, seven, 3));
});

test('a flag keeps away from a stick that leans', () => {
  const leaning = drawing([0.6, 0, 0, 1]);
  for (let seed = 0; seed < 200; seed++) {
    const [[x, y, topX, topY]] = drawVariants(1, leaning, { flag: 1 }, createRandom(seed));
    const angle = Math.atan2(y - topY, topX - x);
    expect(angle).toBeLessThan(Math.atan2(1, 0.6)); // flatter than the stick
    expect(angle).toBeGreaterThan((21.9 * Math.PI) / 180);
  }
});

test('a flat flag is short: a long one would make a 7', () => {
  for (let seed = 0; seed < 200; seed++) {
    const [line] = drawVariants(1, one, { flag: 1 }, createRandom(seed));
    expect(-line[0]).toBeLessThan(0.41);
    expect(line[1]).toBeGreaterThan(-line[0] * Math.tan(Math.PI / 6) - 1e-9);
  }
});
