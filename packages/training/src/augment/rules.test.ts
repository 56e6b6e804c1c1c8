import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { strike, strikeSome } from './rules.ts';

const at = (ink: Float32Array, x: number, y: number) => ink[28 * y + x];

test('a horizontal stroke three pixels wide fills three rows between its round ends', () => {
  const ink = new Float32Array(784);
  strike(ink, { x: 14, y: 10.5, angle: 0, length: 10, half: 1.5, tone: 0.8 });
  for (const y of [9, 10, 11]) for (let x = 9; x < 19; x++) expect(at(ink, x, y)).toBeCloseTo(0.8, 6);
  for (const y of [7, 8, 12, 13]) expect(at(ink, 14, y)).toBe(0);
  expect(at(ink, 19, 10)).toBeCloseTo(0.8, 6);
  expect(at(ink, 19, 9)).toBeLessThan(0.8);
  expect(at(ink, 21, 10)).toBe(0);
});

test('angles are clockwise', () => {
  const ink = new Float32Array(784);
  strike(ink, { x: 14, y: 14, angle: Math.PI / 4, length: 20, half: 1, tone: 1 });
  expect(at(ink, 18, 18)).toBe(1);
  expect(at(ink, 18, 9)).toBe(0);
});

test('ink under a stroke stays at least as dark, and a scratch removes it', () => {
  const full = new Float32Array(784).fill(0.9);
  strike(full, { x: 14, y: 14, angle: 0, length: 30, half: 1, tone: 0.5 });
  expect(Math.min(...full)).toBeCloseTo(0.9, 6);
  strike(full, { x: 14, y: 14, angle: 0, length: 30, half: 1, tone: 0 });
  expect(at(full, 14, 13)).toBe(0);
  expect(at(full, 14, 20)).toBeCloseTo(0.9, 6);
});

test('draws one or several strokes, the same for the same seed, none at probability 0', () => {
  const struck = (seed: number, probability: number) => {
    const ink = new Float32Array(784);
    strikeSome(ink, createRandom(seed), { probability, most: 3 });
    return ink;
  };
  const drawn = Array.from({ length: 200 }, (_, seed) => struck(seed, 1));
  // Four of five are ink, the others scratches, which leave paper unchanged.
  const inked = drawn.filter((ink) => ink.some((value) => value > 0)).length;
  expect(inked).toBeGreaterThan(130);
  expect(inked).toBeLessThan(185);
  expect(struck(7, 1)).toEqual(drawn[7]);
  expect(struck(7, 0)).toEqual(new Float32Array(784));
});
