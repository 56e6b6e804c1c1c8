import { expect, test } from 'vitest';
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
