import { expect, test } from 'vitest';
import { strongestPlaces } from './strongestPlaces.ts';

/** Ink in a square from (5, 5) to (22, 22), and a map with some values. */
function made(values: readonly (readonly [x: number, y: number, value: number])[]) {
  const image = new Float32Array(784);
  for (let y = 5; y < 23; y++) image.fill(1, 28 * y + 5, 28 * y + 23);
  const map = { side: 28, values: new Float32Array(784) };
  for (const [x, y, value] of values) map.values[28 * y + x] = value;
  return { image, map };
}

test('returns the ninths of the ink with most evidence, strongest first, separately by sign', () => {
  const { image, map } = made([
    [6, 6, 3],
    [14, 21, 5],
    [21, 14, 0.5],
    [14, 14, -2],
  ]);
  expect(strongestPlaces(image, map, 1)).toEqual([
    { row: 2, column: 1 },
    { row: 0, column: 0 },
  ]);
  expect(strongestPlaces(image, map, -1)).toEqual([{ row: 1, column: 1 }]);
});

test('evidence outside the ink belongs to the nearest ninth; no evidence gives no place', () => {
  const { image, map } = made([[27, 0, 1]]);
  expect(strongestPlaces(image, map, 1)).toEqual([{ row: 0, column: 2 }]);
  expect(strongestPlaces(image, map, -1)).toEqual([]);
});

test('evenly spread evidence has its strongest ninth; a trace of the other sign has none', () => {
  const spread = [6, 12, 18].flatMap((y) => [6, 12, 18].map((x) => [x, y, 1 + x / 100] as const));
  const { image, map } = made([...spread, [14, 14, -0.1]]);
  expect(strongestPlaces(image, map, 1)).toHaveLength(1);
  expect(strongestPlaces(image, map, -1)).toEqual([]);
});
