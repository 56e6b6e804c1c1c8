import { expect, test } from 'vitest';
import type { Drawing } from '../synthetic/ink/drawing.ts';
import { isSlashed } from './slashedZero.ts';

/** A ring from the top, counterclockwise, as most people write a 0. */
const ring = Float64Array.from({ length: 42 }, (_, i) => {
  const angle = -Math.PI / 2 - (2 * Math.PI * Math.floor(i / 2)) / 20;
  return i % 2 === 0 ? 0.35 + 0.35 * Math.cos(angle) : 0.5 + 0.5 * Math.sin(angle);
});
const line = (...points: number[]) => Float64Array.from(points);

test.each<[string, Drawing, boolean]>([
  ['a ring', [ring], false],
  ['a ring with a slash', [ring, line(0.6, 0.1, 0.1, 0.9)], true],
  ['a slash that was drawn upwards and sticks out', [ring, line(0, 1.1, 0.7, -0.1)], true],
  ['ring and slash in one stroke', [Float64Array.from([...ring, 0.7, 0, 0.5, 0.3, 0.2, 0.8])], true],
  ['a ring whose end curls into the middle', [Float64Array.from([...ring, 0.45, 0.2, 0.36, 0.5])], false],
  ['a dot', [ring, line(0.35, 0.5)], false],
  ['a dash across', [ring, line(0, 0.5, 0.7, 0.5)], false],
  ['a slash next to the middle', [ring, line(0.68, 0.4, 0.5, 0.8)], false],
  ['a stroke without width', [line(0, 0, 0, 1)], false],
])('%s', (_, drawing, slashed) => {
  expect(isSlashed(drawing)).toBe(slashed);
});
