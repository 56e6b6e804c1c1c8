import { classOf } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { penOf } from '../pen/pen.ts';
import { BASE, DIGIT, PAPER } from './linePaper.ts';
import { onPaper } from './onPaper.ts';
import { toRecordedLine, writeRecordedLine } from './recordedLine.ts';
import { type Glyph, recordedScribe } from './scribe.ts';

/** A 1, a comma that hangs below the line, and a 1; 100 units are an em. */
const recorded = {
  label: '1, 1',
  em: 100,
  strokes: [
    [0, 0, 0, 100],
    [60, 95, 50, 130],
    [120, 0, 120, 100],
  ],
};
const style = {
  hand: { slant: 0, tilt: 0.3, width: 1, bend: () => ({ x: 0, y: 0 }) },
  tablet: { grid: 0, smoothing: 0 },
  pen: { ...penOf('ballpoint', createRandom(1)), width: 0.1, pressure: 0, taper: 1, rough: 0 },
};

/** First and last row with firm ink. */
function rowsOf({ width, data }: { readonly width: number; readonly data: Float32Array }): [number, number] {
  const rows = Array.from({ length: PAPER }, (_, y) => y).filter((y) =>
    data.subarray(y * width, (y + 1) * width).some((ink) => ink > 0.5),
  );
  return [rows[0], rows.at(-1)!];
}

test('a recorded number stands on the baseline with its digits, not its comma, and is not tilted', () => {
  const line = toRecordedLine(recorded)!;
  expect(line.symbols).toEqual([1, classOf(','), 1]);
  const written = writeRecordedLine(line, style, createRandom(1));
  const { ink } = written;
  expect(written).toMatchObject({ digit: DIGIT, bottom: BASE, top: BASE - DIGIT, right: ink.width });
  // 1.2 ems and the pen; the comma ends 0.3 ems below the baseline, at BASE + 8.4.
  expect(Math.abs(ink.width - (1.3 * DIGIT + 2))).toBeLessThan(2);
  const [top, bottom] = rowsOf(ink);
  expect(Math.abs(top - (BASE - DIGIT))).toBeLessThanOrEqual(2);
  expect(Math.abs(bottom - (BASE + 0.35 * DIGIT))).toBeLessThanOrEqual(2);
  const paper = onPaper(written, createRandom(2));
  expect(paper.symbols).toEqual(written.symbols);
  expect(paper.ink.width).toBeGreaterThan(ink.width);
});

test('signs without a class are other ink; several rows, and a dash of unknown size, are no line', () => {
  expect(toRecordedLine({ ...recorded, label: '(1!' })?.symbols).toEqual([classOf('('), 1, classOf('?')]);
  expect(toRecordedLine({ ...recorded, strokes: [...recorded.strokes, [0, 200, 0, 300]] })).toBeNull();
  expect(toRecordedLine({ label: '-', strokes: [[0, 0, 100, 0]] })).toBeNull();
});

test('an unknown em is the median height of the tall strokes', () => {
  const { em: _, ...unsized } = recorded;
  const slash = [200, 0, 160, 130];
  expect(
    toRecordedLine({ ...unsized, label: '1,1/', strokes: [...unsized.strokes, slash] })?.drawing[0],
  ).toEqual(Float64Array.of(0, 0, 0, 1));
});

test('a scribe of recorded glyphs puts digits on the line, a dash above it, and leaves the rest to another', () => {
  const other = classOf('€');
  const drawn = (symbol: number): Glyph => ({ symbol, width: 1, data: new Float32Array(PAPER) });
  const glyphs = new Map([
    [1, [[Float64Array.of(0, 0, 0, 1)]]],
    [classOf('-'), [[Float64Array.of(0, 0, 0.4, 0)]]],
  ]);
  const scribe = recordedScribe(glyphs, { ...style, hand: { ...style.hand, tilt: 0 } }, drawn);
  const rows = (symbol: number, size: number) => rowsOf(scribe(symbol, size, BASE, createRandom(1)));
  expect(Math.abs(rows(1, 1)[0] - (BASE - DIGIT))).toBeLessThanOrEqual(2);
  expect(Math.abs(rows(1, 1)[1] - BASE)).toBeLessThanOrEqual(2);
  expect(Math.abs(rows(1, 0.5)[0] - (BASE - DIGIT / 2))).toBeLessThanOrEqual(2);
  const [top, bottom] = rows(classOf('-'), 1);
  expect(top).toBeGreaterThan(BASE - 0.55 * DIGIT - 2);
  expect(bottom).toBeLessThan(BASE - 0.35 * DIGIT);
  expect(scribe(other, 1, BASE, createRandom(1))).toEqual(drawn(other));
});
