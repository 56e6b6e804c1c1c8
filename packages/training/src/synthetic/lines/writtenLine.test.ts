import { classOf, OTHER } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { createWriter } from '../glyphs/writer.ts';
import { framedDigit } from './framedDigit.ts';
import { BASE, DIGIT, PAPER } from './linePaper.ts';
import { onPaper } from './onPaper.ts';
import { drawnScribe, type Glyph, type Scribe, writerScribe } from './scribe.ts';
import { type WriterDigits, writersOf } from './writerDigits.ts';
import { drawHabit, type Habit, writtenLine } from './writtenLine.ts';

const EXACT: Habit = { gap: 3, gapSpread: 0, sizes: 0, drift: 0 };

/** Writes bars of full ink, one `width` for each symbol, from the foot to DIGIT pixels above. */
function barScribe(widths: Readonly<Record<number, number>>): Scribe {
  return (symbol, size, foot) =>
    bar(symbol, widths[symbol], Math.round(foot - size * DIGIT), Math.round(foot));
}

function bar(symbol: number, width: number, top: number, bottom: number): Glyph {
  const data = new Float32Array(PAPER * width);
  data.fill(1, Math.max(0, top) * width, Math.min(PAPER, bottom) * width);
  return { symbol, width, data };
}

/** [from, to) of each run of columns with ink. */
function runs({ width, data }: { readonly width: number; readonly data: Float32Array }): [number, number][] {
  const found: [number, number][] = [];
  for (let x = 0; x < width; x++) {
    if (!data.some((ink, i) => i % width === x && ink > 0)) continue;
    const last = found.at(-1);
    if (last?.[1] === x) last[1] = x + 1;
    else found.push([x, x + 1]);
  }
  return found;
}

test('symbols are in order, at the writer’s spacing', () => {
  const line = writtenLine([4, 1, 7], barScribe({ 4: 10, 1: 4, 7: 8 }), EXACT, createRandom(1));
  expect(line.symbols).toEqual([4, 1, 7]);
  expect(runs(line.ink)).toEqual([
    [0, 10],
    [13, 17],
    [20, 28],
  ]);
  expect(line).toMatchObject({ left: 0, right: 28, top: BASE - DIGIT, bottom: BASE, digit: DIGIT, level: 1 });
});

test('distances are measured between ink: strokes that pass above one another come closer', () => {
  const high = bar(0, 10, 4, 14);
  const low = bar(1, 10, 30, 40);
  const glyphs = [high, low];
  const line = writtenLine([0, 1], (symbol) => glyphs[symbol], EXACT, createRandom(1));
  // Nothing blocks the low symbol, so it starts where the ink ends.
  expect(runs(line.ink)).toEqual([
    [0, 10],
    [13, 23],
  ]);
  const long = { ...bar(0, 30, 4, 14) };
  for (let y = 30; y < 40; y++) long.data.fill(1, y * 30, y * 30 + 5);
  const under = writtenLine([0, 1], (symbol) => [long, low][symbol], EXACT, createRandom(1));
  expect(under.ink.width).toBe(30);
  expect(under.ink.data[35 * 30 + 8]).toBe(1);
  expect(under.ink.data[35 * 30 + 7]).toBe(0);
});

test('at any spacing, each symbol starts to the right of the previous one', () => {
  // Marks whose width encodes their position: each pixel column of a glyph but its first is empty.
  for (let seed = 0; seed < 30; seed++) {
    const random = createRandom(seed);
    const habit = { ...drawHabit(random), gap: -9, gapSpread: 4 };
    const starts: Scribe = (symbol) => {
      const glyph = bar(symbol, 6, 20, 40);
      return { ...glyph, data: glyph.data.map((ink, i) => (i % 6 ? ink * 0.5 : ink)) };
    };
    const { ink } = writtenLine([1, 2, 3, 4], starts, habit, random);
    const firsts = Array.from({ length: ink.width }, (_, x) => x).filter(
      (x) => ink.data[30 * ink.width + x] === 1,
    );
    expect(firsts).toHaveLength(4);
    for (let i = 1; i < 4; i++) expect(firsts[i] - firsts[i - 1]).toBeGreaterThanOrEqual(3);
  }
});

test('no symbols leave white paper', () => {
  const line = writtenLine([], barScribe({}), EXACT, createRandom(1));
  expect(line.ink.width).toBe(8);
  expect(line.ink.data.every((ink) => ink === 0)).toBe(true);
});

/** A writer whose every digit is one upright bar in MNIST's frame, 4 wide and 20 high. */
const barWriter: WriterDigits = writersOf({
  images: Uint8Array.from({ length: 10 * 784 }, (_, i) => {
    const [x, y] = [i % 28, Math.floor((i % 784) / 28)];
    return x >= 12 && x < 16 && y >= 4 && y < 24 ? 255 : 0;
  }),
  labels: Uint8Array.from({ length: 10 }, (_, digit) => digit),
})[0];

test('a digit from MNIST’s frame has the requested height, and its foot on the requested row', () => {
  const { width, data } = framedDigit(barWriter.images.subarray(0, 784), 1, BASE);
  const rows = Array.from({ length: PAPER }, (_, y) =>
    Math.max(...data.subarray(y * width, (y + 1) * width)),
  );
  const dark = rows.flatMap((ink, y) => (ink > 0.5 ? [y] : []));
  expect([dark[0], dark.at(-1)]).toEqual([BASE - DIGIT, BASE - 1]);
  expect(data.reduce((a, b) => a + b) / (DIGIT * 4 * (DIGIT / 20))).toBeCloseTo(1, 1);
});

test('digits come from the writer, everything else is drawn', () => {
  const asked: number[] = [];
  const drawn: Scribe = (symbol) => {
    asked.push(symbol);
    return bar(symbol, 3, 38, 42);
  };
  const symbols = [...'1.5-'].map(classOf);
  const line = writtenLine(symbols, writerScribe(barWriter, drawn), EXACT, createRandom(2));
  expect(line.symbols).toEqual(symbols);
  expect(asked).toEqual([classOf('.'), classOf('-')]);
});

test('a synthetic writer draws every symbol', () => {
  const write = drawnScribe(createWriter('a writer'));
  for (const symbol of [...`0123456789.,-/':#=$€£${OTHER}`].map(classOf)) {
    const glyph = write(symbol, 1, BASE, createRandom(symbol));
    expect(glyph.symbol).toBe(symbol);
    expect(glyph.data).toHaveLength(PAPER * glyph.width);
    expect(Math.max(...glyph.data)).toBeGreaterThan(0.3);
  }
});

test('paper is around and under the line, and removes no ink', () => {
  for (let seed = 0; seed < 10; seed++) {
    const line = writtenLine([4, 1], barScribe({ 4: 10, 1: 4 }), EXACT, createRandom(1));
    const paper = onPaper(line, createRandom(seed));
    const margin = paper.left - line.left;
    expect(margin).toBeGreaterThanOrEqual(6);
    expect(paper.right - line.right).toBe(margin);
    expect(paper.ink.width).toBe(line.ink.width + 2 * margin);
    expect(paper.symbols).toEqual(line.symbols);
    for (const [i, ink] of line.ink.data.entries()) {
      const [x, y] = [i % line.ink.width, Math.floor(i / line.ink.width)];
      expect(paper.ink.data[y * paper.ink.width + margin + x]).toBeGreaterThanOrEqual(ink);
    }
  }
});
