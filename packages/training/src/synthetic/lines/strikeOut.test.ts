import { classOf, STRUCK_OUT } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { createWriter } from '../glyphs/writer.ts';
import { drawPen } from '../pen/pen.ts';
import { BASE, DIGIT, PAPER } from './linePaper.ts';
import { drawnScribe } from './scribe.ts';
import { strikeOut } from './strikeOut.ts';
import { drawHabit, writtenLine } from './writtenLine.ts';

const lineOf = (symbols: readonly number[], seed: number) => {
  const random = createRandom(seed);
  return writtenLine(symbols, drawnScribe(createWriter(random.split('writer'))), drawHabit(random), random);
};
const seeds = Array.from({ length: 40 }, (_, seed) => seed);

test('every symbol is struck out, and the strokes cross the digits from side to side', () => {
  for (const seed of seeds) {
    const line = lineOf([3, 6, 0, 4], seed);
    const struck = strikeOut(line, drawPen(createRandom(seed)), createRandom(seed));
    expect(struck.symbols).toEqual([1, 2, 3, 4].map(() => classOf(STRUCK_OUT)));
    expect(struck.ink.height).toBe(PAPER);
    expect(struck.right).toBe(struck.ink.width);
    const margin = Math.ceil(0.5 * DIGIT);
    let added = 0;
    for (let x = 0; x < line.ink.width; x++) {
      const has = Array.from({ length: DIGIT }, (_, y) => BASE - DIGIT + y).some(
        (y) =>
          struck.ink.data[y * struck.ink.width + x + margin] > line.ink.data[y * line.ink.width + x] + 0.1,
      );
      if (has) added++;
    }
    // Where the stroke lies on a digit's own ink nothing is added.
    expect(added, `seed ${seed}`).toBeGreaterThan(0.35 * line.ink.width);
    for (let y = 0; y < PAPER; y++)
      for (let x = 0; x < line.ink.width; x++)
        expect(struck.ink.data[y * struck.ink.width + x + margin]).toBeGreaterThanOrEqual(
          line.ink.data[y * line.ink.width + x],
        );
  }
});
