import { CURRENCIES, DELIMITERS, SYMBOLS as READ, SIGNS } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { describe, expect, test } from 'vitest';
import { flatten, parseStroke } from '../pen/path.ts';
import { strokesBox } from '../pen/renderStrokes.ts';
import type { Allograph } from './allographs.ts';
import { LETTERS } from './letters.ts';
import { MARKS } from './marks.ts';
import { SCRIBBLES } from './scribble.ts';
import { SYMBOLS, type SymbolMark } from './symbols.ts';
import { drawNonDigit, type Glyph, labelOf, writeGlyph } from './writeGlyph.ts';
import { createWriter } from './writer.ts';

/** Highest and lowest point of a shape's curve, digit heights. */
function extent({ strokes }: Allograph): [number, number] {
  const ys = strokes.flatMap((text) => [...flatten(parseStroke(text))].filter((_, i) => i % 2 === 1));
  return [Math.min(...ys), Math.max(...ys)];
}

/**
 * The ranges in which a symbol's ink starts and ends: [top from, top to, bottom from, bottom to].
 */
const PLACES: Record<SymbolMark, [number, number, number, number]> = {
  '.': [0.85, 1, 0.9, 1.05],
  ',': [0.8, 0.97, 1.05, 1.3],
  '-': [0.35, 0.75, 0.45, 0.75],
  '/': [-0.2, 0.1, 0.95, 1.25],
  "'": [-0.1, 0.1, 0.05, 0.25],
  ':': [0.35, 0.6, 0.75, 1.05],
  '#': [0, 0.3, 0.85, 1.05],
  '=': [0.3, 0.5, 0.6, 0.8],
  $: [-0.2, 0.1, 0.85, 1.2],
  '€': [-0.05, 0.2, 0.95, 1.05],
  '£': [-0.05, 0.1, 0.95, 1.05],
  '+': [0.2, 0.4, 0.65, 0.85],
  '(': [-0.1, 0.1, 0.95, 1.15],
  ')': [-0.1, 0.1, 0.95, 1.15],
  '%': [0, 0.1, 0.95, 1.05],
  '×': [0.25, 0.5, 0.7, 1],
};

describe('symbols', () => {
  const marks = Object.keys(SYMBOLS) as SymbolMark[];

  test('are those that the line model reads', () => {
    expect(new Set(marks)).toEqual(new Set([...DELIMITERS, ...CURRENCIES, ...SIGNS]));
  });

  test.each(marks)('every shape of %s is at its usual position', (mark) => {
    const [topFrom, topTo, bottomFrom, bottomTo] = PLACES[mark];
    for (const shape of SYMBOLS[mark]) {
      const [top, bottom] = extent(shape);
      expect(top, shape.name).toBeGreaterThanOrEqual(topFrom);
      expect(top, shape.name).toBeLessThanOrEqual(topTo);
      expect(bottom, shape.name).toBeGreaterThanOrEqual(bottomFrom);
      expect(bottom, shape.name).toBeLessThanOrEqual(bottomTo);
    }
  });

  test('writers keep dots on the line, dashes in the middle, apostrophes high', () => {
    const middle = (name: SymbolMark, seed: number) => {
      const { y, height } = strokesBox(
        writeGlyph({ kind: 'symbol', name }, createWriter(seed), createRandom(seed)),
      );
      return y + height / 2;
    };
    const places = { '.': [0.7, 1.25], ',': [0.75, 1.4], '-': [0.25, 0.95], "'": [-0.35, 0.45] } as const;
    for (const [mark, [from, to]] of Object.entries(places)) {
      for (let seed = 0; seed < 300; seed++) {
        expect(middle(mark as SymbolMark, seed), `${mark} ${seed}`).toBeGreaterThan(from);
        expect(middle(mark as SymbolMark, seed), `${mark} ${seed}`).toBeLessThan(to);
      }
    }
  });

  test('a slash leans to the right for every writer, unlike a 1', () => {
    for (let seed = 0; seed < 200; seed++) {
      const [{ points }] = writeGlyph({ kind: 'symbol', name: '/' }, createWriter(seed), createRandom(seed));
      const rise = points[points.length - 1] - points[1];
      expect((points[0] - points[points.length - 2]) / rise, String(seed)).toBeGreaterThan(0.2);
    }
  });
});

describe.each([
  ['symbols', SYMBOLS],
  ['letters', LETTERS],
  ['marks', MARKS],
] as [string, Record<string, readonly Allograph[]>][])('the shapes of %s', (_, table) => {
  test('have weights, and unique names within a glyph', () => {
    for (const shapes of Object.values(table)) {
      expect(new Set(shapes.map(({ name }) => name)).size).toBe(shapes.length);
      for (const { weight } of shapes) expect(weight).toBeGreaterThan(0);
    }
  });

  test('no two shapes are the same drawing', () => {
    const drawings = Object.values(table).flatMap((shapes) =>
      shapes.map(({ strokes }) => strokes.join(' | ')),
    );
    expect(new Set(drawings).size).toBe(drawings.length);
  });
});

test('letters: enough of them, none that looks like a digit, all on the line', () => {
  expect(Object.keys(LETTERS).length).toBeGreaterThanOrEqual(35);
  for (const twin of 'OoDQIilZzSsbGBgq') expect(LETTERS, twin).not.toHaveProperty([twin]);
  for (const [letter, shapes] of Object.entries(LETTERS)) {
    for (const shape of shapes) {
      const [top, bottom] = extent(shape);
      expect(bottom, letter).toBeGreaterThan(0.9);
      expect(bottom, letter).toBeLessThan(1.4);
      expect(top, letter).toBeGreaterThan(-0.1);
      expect(top, letter).toBeLessThan(0.55);
    }
  }
});

const examples: Glyph[] = [
  { kind: 'digit', name: 7 },
  { kind: 'symbol', name: '€' },
  { kind: 'letter', name: 'K' },
  { kind: 'mark', name: 'spiral' },
  ...SCRIBBLES.map((name): Glyph => ({ kind: 'scribble', name })),
];

test.each(examples)(
  '$kind $name: the same seed gives the same strokes, another seed different ones, and all are finite',
  (glyph) => {
    const write = (writer: number, time: number) =>
      writeGlyph(glyph, createWriter(writer), createRandom(time));
    expect(write(1, 2)).toEqual(write(1, 2));
    expect(write(1, 3)).not.toEqual(write(1, 2));
    for (let seed = 0; seed < 50; seed++) {
      const { height, width } = strokesBox(write(seed, seed));
      expect(height).toBeGreaterThan(0.1);
      expect(height).toBeLessThan(2.2);
      expect(width).toBeLessThan(4);
    }
  },
);

test('labels are symbols of the line model', () => {
  expect(examples.slice(0, 5).map(labelOf)).toEqual(['7', '€', '?', '?', '?']);
  for (const glyph of examples) expect(READ).toContain(labelOf(glyph));
});

test('non-digits are drawn from all kinds and labelled ?', () => {
  const rng = createRandom(1);
  const drawn = Array.from({ length: 3000 }, () => drawNonDigit(rng));
  expect(new Set(drawn.map(labelOf))).toEqual(new Set(['?']));
  expect(new Set(drawn.map(({ kind, name }) => `${kind} ${name}`)).size).toBe(
    Object.keys(LETTERS).length + Object.keys(MARKS).length + SCRIBBLES.length,
  );
});

test('unknown names are refused', () => {
  const write = (glyph: Glyph) => () => writeGlyph(glyph, createWriter(1), createRandom(1));
  expect(write({ kind: 'letter', name: 'O' })).toThrow(/no letter 'O'/);
  expect(write({ kind: 'mark', name: 'constructor' })).toThrow(/no mark/);
  expect(write({ kind: 'digit', name: 10 })).toThrow(/digit is 10/);
});
