import { PAGE_CLASSES, type PageClass } from '@cifra/core/model/pageClasses.ts';
import { describe, expect, test } from 'vitest';
import { renderWhole } from './renderPage.ts';
import type { Item, Shape } from './scene.ts';
import { plainPlan } from './testing/plainPlan.ts';

const BLACK = { colour: [0, 0, 0] as const, alpha: 1, grain: 0 };

function stroke(points: readonly number[], width: number): Shape {
  const widths = new Float64Array(points.length / 2).fill(width);
  return { kind: 'strokes', strokes: [{ points: Float64Array.from(points), widths }] };
}

const item = (shape: Shape, label: PageClass, ink: Item['ink'] = BLACK): Item => ({ shape, label, ink });

const MARKS = ['.', 'H', 'P', 'r', 'b', 'S'];

/** One character per cell of 4 × 4 pixels. */
function cells(items: readonly Item[], width = 32, height = 16): string[] {
  const { labels } = renderWhole(plainPlan(width, height, items));
  const across = width / 4;
  return Array.from({ length: height / 4 }, (_, y) =>
    Array.from(labels.subarray(y * across, (y + 1) * across), (label) => MARKS[label]).join(''),
  );
}

describe('labels', () => {
  test('lie where the ink is', () => {
    expect(MARKS).toHaveLength(PAGE_CLASSES.length);
    expect(cells([item(stroke([2, 6, 18, 6], 2), 'handwriting')])).toEqual([
      '........',
      'HHHHH...',
      '........',
      '........',
    ]);
    const block = Float64Array.of(8, 4, 16, 4, 16, 12, 8, 12);
    expect(cells([item({ kind: 'outline', contours: [block] }, 'print')])).toEqual([
      '........',
      '..PP....',
      '..PP....',
      '........',
    ]);
  });

  test('of a digit of a data set are at its place', () => {
    const image = new Uint8Array(784).fill(0);
    for (let y = 4; y < 24; y++) image.fill(255, 28 * y + 12, 28 * y + 16);
    const from = { x: 12, y: 4, width: 4, height: 20 };
    const place = { x: 20, y: 0, width: 3, height: 16 };
    expect(cells([item({ kind: 'digit', image, from, place }, 'handwriting')])).toEqual([
      '.....H..',
      '.....H..',
      '.....H..',
      '.....H..',
    ]);
  });

  test('of handwriting win over the rule below it; struck-out digits win over both', () => {
    const rule = item(stroke([0, 6, 32, 6], 2), 'rule');
    const seven = item(stroke([14, 0, 14, 16], 2), 'handwriting');
    expect(cells([rule, seven])).toEqual(['...H....', 'rrrHrrrr', '...H....', '...H....']);
    const struck = item(stroke([10, 6, 18, 6], 2), 'struck-out');
    expect(cells([rule, seven, struck])[1]).toBe('rrSSSrrr');
  });

  test('of a bar code include its white', () => {
    const whole = Float64Array.of(0, 0, 12, 0, 12, 8, 0, 8);
    expect(cells([item({ kind: 'outline', contours: [whole] }, 'bar code', null)])).toEqual([
      'bbb.....',
      'bbb.....',
      '........',
      '........',
    ]);
  });

  test('are missing where a finger hides the ink, and where ink is too pale to see', () => {
    const plan = plainPlan(32, 16, [item(stroke([2, 6, 30, 6], 2), 'handwriting')]);
    const finger = {
      shape: stroke([24, 0, 24, 16], 16),
      ink: { ...BLACK, colour: [0.8, 0.6, 0.5] as const },
    };
    const { labels } = renderWhole({ ...plan, things: [finger] });
    expect([...labels.subarray(8, 16)]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
    const pale = { ...BLACK, alpha: 0.05 };
    expect(cells([item(stroke([2, 6, 18, 6], 2), 'rule', pale)])[1]).toBe('........');
  });

  test('of a bilevel picture are missing where the threshold lost the ink', () => {
    const grey = { ...BLACK, colour: [0.8, 0.8, 0.8] as const };
    const items = [
      item(stroke([2, 2, 30, 2], 2), 'handwriting'),
      item(stroke([2, 14, 30, 14], 2), 'handwriting', grey),
    ];
    const plan = plainPlan(32, 16, items);
    const { labels, picture } = renderWhole({ ...plan, capture: { ...plan.capture, threshold: 0.5 } });
    expect(new Set(picture.data)).toEqual(new Set([0, 255]));
    expect(labels.subarray(0, 8).every((label) => label === 1)).toBe(true);
    expect(labels.subarray(24, 32).every((label) => label === 0)).toBe(true);
  });
});

test('ink darkens the picture by its alpha', () => {
  const half = { ...BLACK, alpha: 0.5 };
  const block = Float64Array.of(4, 4, 8, 4, 8, 8, 4, 8);
  const { picture } = renderWhole(
    plainPlan(16, 16, [item({ kind: 'outline', contours: [block] }, 'print', half)]),
  );
  expect(picture.data[5 * 16 + 5]).toBeCloseTo(127, -1);
  expect(picture.data[0]).toBe(255);
});
