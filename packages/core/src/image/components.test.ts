import { expect, test } from 'vitest';
import type { Mask } from '../base/types.ts';
import { createRandom } from '../random/random.ts';
import { maskOf, references } from '../testing/references.ts';
import { connectedComponents } from './components.ts';

test('components touch at corners too, and are numbered in scan order', () => {
  const { labels, components } = connectedComponents(
    maskOf(
      '#...#', //
      '.#..#',
      '.....',
      '##.#.',
    ),
  );
  expect(Array.from(labels)).toEqual([1, 0, 0, 0, 2, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0, 3, 3, 0, 4, 0]);
  expect(components[0]).toEqual({
    label: 1,
    box: { x: 0, y: 0, width: 2, height: 2 },
    area: 2,
    centroid: { x: 0.5, y: 0.5 },
  });
  expect(components.map(({ area }) => area)).toEqual([2, 2, 2, 1]);
});

test('without ink there are no components', () => {
  expect(connectedComponents(maskOf('...', '...')).components).toEqual([]);
});

test('boxes, areas and centroids equal OpenCV’s', () => {
  const { mask, components: wanted } = references.components;
  const { components } = connectedComponents(maskOf(...mask));
  const key = ({ x, y, width, height, area }: (typeof wanted)[number]) => [x, y, width, height, area].join();
  const flat = components.map(({ box, area, centroid }) => ({
    ...box,
    area,
    centroid: [centroid.x, centroid.y] as const,
  }));
  const sort = (list: readonly (typeof wanted)[number][]) =>
    [...list].sort((a, b) => key(a).localeCompare(key(b)));
  expect(flat).toHaveLength(wanted.length);
  sort(flat).forEach((found, i) => {
    const expected = sort(wanted)[i];
    expect(key(found)).toBe(key(expected));
    expect(found.centroid[0]).toBeCloseTo(expected.centroid[0], 5);
    expect(found.centroid[1]).toBeCloseTo(expected.centroid[1], 5);
  });
});

/** Labels by flooding from each pixel in turn. */
function flooded({ width, height, data }: Mask): number[] {
  const labels = new Array<number>(data.length).fill(0);
  let count = 0;
  for (let seed = 0; seed < data.length; seed++) {
    if (!data[seed] || labels[seed]) continue;
    labels[seed] = ++count;
    flood(seed, count);
  }
  return labels;

  function flood(at: number, label: number): void {
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const next = v * width + u;
        if (!data[next] || labels[next]) continue;
        labels[next] = label;
        flood(next, label);
      }
    }
  }
}

test('random ink has the components that flooding finds, up to the sides of the picture', () => {
  const random = createRandom('components');
  for (let round = 0; round < 60; round++) {
    const [width, height] = [1 + Math.floor(12 * random.next()), 1 + Math.floor(12 * random.next())];
    const share = 0.2 + 0.6 * random.next();
    const data = Uint8Array.from({ length: width * height }, () => (random.next() < share ? 1 : 0));
    const { labels, components } = connectedComponents({ width, height, data });
    expect(Array.from(labels)).toEqual(flooded({ width, height, data }));
    for (const { label, box, area } of components) {
      const places = [...labels.keys()].filter((at) => labels[at] === label);
      const [xs, ys] = [places.map((at) => at % width), places.map((at) => Math.floor(at / width))];
      expect(area).toBe(places.length);
      expect(box).toEqual({
        x: Math.min(...xs),
        y: Math.min(...ys),
        width: Math.max(...xs) - Math.min(...xs) + 1,
        height: Math.max(...ys) - Math.min(...ys) + 1,
      });
    }
  }
});
