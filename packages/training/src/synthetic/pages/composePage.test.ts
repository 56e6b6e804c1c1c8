import { CELL, PAGE_CLASSES } from '@cifra/core/model/pageClasses.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { describe, expect, test } from 'vitest';
import { type ComposedPage, composeCrop, composePage } from './composePage.ts';
import {
  drawCaptureKind,
  drawGroundName,
  drawLayoutName,
  GROUNDS,
  LAYOUTS,
  type LayoutName,
} from './families.ts';
import { planPage } from './planPage.ts';
import { renderWhole, renderWindow } from './renderPage.ts';
import { drawnMaterial } from './testing/drawnMaterial.ts';

const training = { side: 'training' } as const;

function page(seed: number, layout: LayoutName): ComposedPage {
  return composePage(createRandom(seed), drawnMaterial, {
    ...training,
    layout,
    ground: 'none',
    capture: 'clean',
    writing: [12, 12],
  });
}

/** Cells with a label: column and row of their middles in pixels. */
function labelled({ labels, picture }: ComposedPage, label: number): { x: number; y: number }[] {
  const across = Math.ceil(picture.width / CELL);
  return [...labels].flatMap((one, i) =>
    one === label ? [{ x: CELL * ((i % across) + 0.5), y: CELL * (Math.floor(i / across) + 0.5) }] : [],
  );
}

/** True if a point is in a line's quad, made higher by a share of its height and as much longer. */
function isNear(
  { x, y }: { x: number; y: number },
  line: ComposedPage['lines'][number],
  share: number,
): boolean {
  const [a, b, , d] = line.quad;
  const [c, s] = [Math.cos(line.direction), Math.sin(line.direction)];
  const along = (x - a.x) * c + (y - a.y) * s;
  const across = (y - a.y) * c - (x - a.x) * s;
  const width = Math.hypot(b.x - a.x, b.y - a.y);
  const height = Math.hypot(d.x - a.x, d.y - a.y);
  const more = share * line.height + CELL;
  return along > -more && along < width + more && across > -more && across < height + more;
}

describe('lines', () => {
  test.each([
    ['scattered numbers', 3],
    ['table', 3],
    ['sudoku', 2],
    ['one number', 1],
  ] as const)('of %s contain their ink', (layout, seed) => {
    const composed = page(seed, layout);
    const numbers = composed.lines.filter(({ kind }) => kind === 'number');
    expect(numbers.length).toBeGreaterThan(0);
    const ink = [...labelled(composed, 1), ...labelled(composed, 5)];
    const outside = ink.filter((cell) => !numbers.some((line) => isNear(cell, line, 0.35)));
    expect(outside.length).toBeLessThan(0.03 * ink.length);
    for (const line of numbers) {
      expect(ink.some((cell) => isNear(cell, line, 0))).toBe(true);
      expect(line.symbols).toHaveLength(line.text.replaceAll(' ', '').length);
    }
  });

  test('are as high as the digits and follow the rotation of the page', () => {
    const plain = page(5, 'scattered numbers');
    const heights = plain.lines.map(({ height }) => height).sort((a, b) => a - b);
    expect(heights[Math.floor(heights.length / 2)]).toBeGreaterThan(8);
    expect(heights[Math.floor(heights.length / 2)]).toBeLessThan(16);
    const turns = new Set<number>();
    for (let seed = 0; seed < 60; seed++) {
      const plan = planPage(createRandom(seed), drawnMaterial, {
        ...training,
        layout: 'table',
        capture: 'scan',
      });
      const [left, right] = [plan.view.toPicture(0, 0), plan.view.toPicture(10, 0)];
      turns.add(Math.round(Math.atan2(right.y - left.y, right.x - left.x) / (Math.PI / 2)));
    }
    expect(turns.size).toBeGreaterThanOrEqual(4);
  });
});

test('tables give every cell with its row, column, place and text', () => {
  const { tables, lines } = page(2, 'sudoku');
  expect(tables).toHaveLength(1);
  const [{ rows, columns, cells }] = tables;
  expect([rows, columns, cells.length]).toEqual([9, 9, 81]);
  const numbers = lines.filter(({ kind }) => kind === 'number');
  expect(numbers.length).toBeGreaterThan(20);
  for (const line of numbers) {
    const middle = { x: (line.quad[0].x + line.quad[2].x) / 2, y: (line.quad[0].y + line.quad[2].y) / 2 };
    const around = cells.find(
      ({ quad: [a, , c] }) => middle.x > a.x && middle.x < c.x && middle.y > a.y && middle.y < c.y,
    );
    expect(around?.text).toBe(line.text);
  }
});

test('the same seed gives the same page, another one another', () => {
  const options = { ...training, width: 96, height: 64, writing: [10, 30] } as const;
  const draw = (seed: number) => composeCrop(createRandom(seed), drawnMaterial, options);
  for (const seed of [1, 2, 3]) expect(draw(seed)).toEqual(draw(seed));
  expect(draw(1).picture).not.toEqual(draw(2).picture);
});

test.each(['scan', 'fax', 'camera'] as const)('a crop of a %s is that part of the whole page', (capture) => {
  const options = { ...training, layout: 'slip', capture, writing: [40, 40] } as const;
  const plan = planPage(createRandom(6), drawnMaterial, options);
  const whole = renderWhole(plan);
  const window = { x: 52, y: 36, width: 80, height: 60 };
  const { picture, labels } = renderWindow(plan, window);
  const { channels } = picture;
  for (let y = 0; y < window.height; y++) {
    const start = channels * ((window.y + y) * plan.width + window.x);
    const row = whole.picture.data.subarray(start, start + channels * window.width);
    expect(row).toEqual(
      picture.data.subarray(y * channels * window.width, (y + 1) * channels * window.width),
    );
  }
  const across = Math.ceil(plan.width / CELL);
  for (let y = 0; y < window.height / CELL; y++) {
    const start = (window.y / CELL + y) * across + window.x / CELL;
    expect(whole.labels.subarray(start, start + window.width / CELL)).toEqual(
      labels.subarray((y * window.width) / CELL, ((y + 1) * window.width) / CELL),
    );
  }
});

describe('families', () => {
  test('held out are never in training, and the held-out side has no others', () => {
    const random = createRandom('families');
    for (const side of ['training', 'held-out'] as const) {
      const seen = new Set<string>();
      for (let i = 0; i < 400; i++) {
        const layout = drawLayoutName(side, random);
        const capture = drawCaptureKind(random);
        const ground = drawGroundName(side, capture, random);
        expect('heldOut' in LAYOUTS[layout]).toBe(side === 'held-out');
        if (ground !== 'none') expect('heldOut' in GROUNDS[ground]).toBe(side === 'held-out');
        seen.add(layout);
        seen.add(ground);
      }
      const own = [...Object.entries(LAYOUTS), ...Object.entries(GROUNDS)].filter(
        ([name, family]) => name !== 'none' && 'heldOut' in family === (side === 'held-out'),
      );
      for (const [name] of own) expect(seen).toContain(name);
    }
  });

  test('all show their classes', () => {
    const classesOf = (layout: LayoutName) => new Set(page(2, layout).labels);
    const has = (layout: LayoutName, ...classes: (typeof PAGE_CLASSES)[number][]) => {
      const seen = classesOf(layout);
      for (const one of classes) expect(seen, `${layout} has ${one}`).toContain(PAGE_CLASSES.indexOf(one));
      return seen;
    };
    has('form', 'handwriting', 'print', 'rule');
    has('meter card', 'handwriting', 'print', 'rule', 'bar code');
    has('tally', 'handwriting', 'print', 'rule');
    expect(has('printed page', 'print')).not.toContain(1);
    expect(has('empty form', 'print', 'rule')).not.toContain(1);
    expect(has('drawings', 'handwriting')).not.toContain(2);
  });
});

test('shares of the classes in crops for training', () => {
  const options = { ...training, width: 96, height: 96, writing: [8, 30] } as const;
  const n = 60;
  const crops = Array.from({ length: n }, (_, i) => composeCrop(createRandom(i), drawnMaterial, options));
  const share = (index: number) => crops.filter(({ labels }) => labels.includes(index)).length / n;
  expect(share(PAGE_CLASSES.indexOf('handwriting'))).toBeGreaterThan(0.5);
  expect(share(PAGE_CLASSES.indexOf('print'))).toBeGreaterThan(0.2);
  expect(share(PAGE_CLASSES.indexOf('rule'))).toBeGreaterThan(0.3);
  expect(share(PAGE_CLASSES.indexOf('struck-out'))).toBeGreaterThan(0);
  expect(share(PAGE_CLASSES.indexOf('bar code'))).toBeGreaterThan(0);
  for (const { labels } of crops) expect(labels).toHaveLength((96 / CELL) ** 2);
});
