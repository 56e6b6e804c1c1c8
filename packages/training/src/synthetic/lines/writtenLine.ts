import type { Random } from '@cifra/core/random/random.ts';
import { frontOf, nearest } from './front.ts';
import { BASE, DIGIT, PAPER } from './linePaper.ts';
import type { Glyph, Scribe } from './scribe.ts';
import type { Line } from './strip.ts';

/** How one person spaces digits in a line. Lengths in pixels of the paper. */
export type Habit = {
  /** mean distance of neighbours in the row where their ink is closest; below 0 they overlap */
  readonly gap: number;
  readonly gapSpread: number;
  /** standard deviation of heights, as a fraction of the height */
  readonly sizes: number;
  /** standard deviation of the distance from foot to baseline */
  readonly drift: number;
};

/**
 * Shares of people who separate their digits, as in the boxes of a form, and of those whose digits
 * touch.
 */
const APART = 0.22;
const CLOSE = 0.33;

export function drawHabit(random: Random): Habit {
  return {
    ...drawGap(random),
    sizes: 0.14 * random.next(),
    drift: 2 * random.next(),
  };
}

function drawGap(random: Random): Pick<Habit, 'gap' | 'gapSpread'> {
  const kind = random.next();
  if (kind < APART) return { gap: 4 + 14 * random.next(), gapSpread: 0.5 + 3 * random.next() };
  if (kind < APART + CLOSE) return { gap: -2.5 + 3.5 * random.next(), gapSpread: 0.5 + 1.5 * random.next() };
  return { gap: -2.5 + 8 * random.next() ** 1.3, gapSpread: 0.5 + 2 * random.next() };
}

/** Writes symbols side by side, on white paper. */
export function writtenLine(symbols: readonly number[], write: Scribe, habit: Habit, random: Random): Line {
  const glyphs = symbols.map((symbol) => {
    const size = 1 + habit.sizes * random.normal();
    const foot = BASE + habit.drift * random.normal();
    return write(symbol, Math.max(0.5, Math.min(1.4, size)), foot, random);
  });
  const lefts = placesOf(glyphs, habit, random);
  const width = Math.max(8, ...glyphs.map((glyph, i) => lefts[i] + glyph.width));
  const data = new Float32Array(PAPER * width);
  glyphs.forEach((glyph, i) => {
    drawOver(data, width, glyph, lefts[i]);
  });
  return {
    symbols: glyphs.map(({ symbol }) => symbol),
    ink: { width, height: PAPER, data },
    level: 1,
    left: 0,
    right: width,
    top: BASE - DIGIT,
    bottom: BASE,
    digit: DIGIT,
  };
}

/** Left edges of the glyphs: each at the writer's usual distance from the previous one. */
function placesOf(glyphs: readonly Glyph[], habit: Habit, random: Random): number[] {
  const lefts: number[] = [];
  let front: Float32Array | null = null;
  for (const glyph of glyphs) {
    const gap = habit.gap + habit.gapSpread * random.normal();
    const left: number = front ? Math.round(nearest(front, glyph) + gap) : 0;
    const before: number = lefts.at(-1) ?? Number.NEGATIVE_INFINITY;
    // However close the digits are, each starts to the right of the start of the previous one.
    lefts.push(Math.max(left, before + 3));
    front = frontOf(glyph, lefts[lefts.length - 1], front);
  }
  return lefts;
}

function drawOver(paper: Float32Array, width: number, glyph: Glyph, left: number): void {
  for (let y = 0; y < PAPER; y++) {
    for (let x = 0; x < glyph.width; x++) {
      const at = y * width + left + x;
      paper[at] = Math.max(paper[at], glyph.data[y * glyph.width + x]);
    }
  }
}
