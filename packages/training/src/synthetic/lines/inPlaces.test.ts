import { createRandom } from '@cifra/core/random/random.ts';
import { describe, expect, test } from 'vitest';
import { lineInPlaces } from './inPlaces.ts';
import { DIGIT, PAPER } from './linePaper.ts';
import type { Scribe } from './scribe.ts';

/** Writes every symbol as a black block of half a digit's width on the base line. */
const block: Scribe = (symbol, _, foot) => {
  const width = DIGIT / 2;
  const data = new Float32Array(PAPER * width);
  const base = Math.round(foot);
  data.fill(1, (base - DIGIT / 2) * width, base * width);
  return { symbol, width, data };
};

const lines = Array.from({ length: 200 }, (_, seed) => lineInPlaces([4, 0, 7], block, createRandom(seed)));

describe('a line in the places of a form', () => {
  test('has the symbols in order, one block for each at one distance', () => {
    for (const { symbols, ink } of lines) {
      expect(symbols).toEqual([4, 0, 7]);
      const starts = blockStarts(ink);
      expect(starts).toHaveLength(3);
      const [a, b] = [starts[1] - starts[0], starts[2] - starts[1]];
      expect(Math.abs(a - b)).toBeLessThan(0.5 * Math.min(a, b));
    }
  });

  test('contains its digits between left and right', () => {
    for (const { ink, left, right } of lines) {
      const starts = blockStarts(ink);
      expect(left).toBeLessThanOrEqual(starts[0]);
      expect(right).toBeGreaterThanOrEqual(starts[2] + DIGIT / 2);
      expect(right).toBeLessThanOrEqual(ink.width);
    }
  });

  test('shows print that is paler than ink on nearly all lines, and none of it whole on some', () => {
    const printed = lines.map(({ ink }) => ink.data.filter((dark) => dark > 0.02 && dark < 0.98).length);
    expect(printed.filter((pixels) => pixels > 20).length).toBeGreaterThan(150);
    expect(new Set(printed).size).toBeGreaterThan(100);
  });

  test('is only print without symbols', () => {
    const { symbols, ink, left, right } = lineInPlaces([], block, createRandom(3));
    expect(symbols).toEqual([]);
    expect(Math.max(...ink.data)).toBeLessThan(0.95);
    expect(right).toBeGreaterThan(left);
  });
});

/** First columns of runs with at least a quarter of a digit's height in full ink. */
function blockStarts({ width, data }: { width: number; data: Float32Array }): number[] {
  const isBlock = (x: number) => {
    let dark = 0;
    for (let y = 0; y < PAPER; y++) if (data[y * width + x] === 1) dark++;
    return dark >= DIGIT / 4;
  };
  return Array.from({ length: width }, (_, x) => x).filter((x) => isBlock(x) && (x === 0 || !isBlock(x - 1)));
}
