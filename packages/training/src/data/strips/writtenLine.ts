import { OTHER, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random.ts';
import { drawTexture } from '../synthetic/drawTexture.ts';
import { renderInk } from '../synthetic/renderInk.ts';
import type { SymbolMark } from '../synthetic/symbols.ts';
import { renderTexture } from '../synthetic/texture.ts';
import { drawNonDigit, writeGlyph } from '../synthetic/writeGlyph.ts';
import type { Writer } from '../synthetic/writer.ts';
import { type Hand, writtenDigit } from './hands.ts';
import type { Line } from './strip.ts';

/** Height of the paper and of the digits on it, and where their feet are, pixels. */
const PAPER = 56;
const DIGIT = 28;
const BASE = 42;

/** How one person sets digits in a line. Lengths in pixels of the paper. */
export type Habit = {
  /** mean distance of neighbours, ink to ink at the nearest row; below 0 they overlap */
  readonly gap: number;
  readonly gapSpread: number;
  /** spread of heights, share */
  readonly sizes: number;
  /** spread of the feet above and below the base line */
  readonly drift: number;
};

export function drawHabit(random: Random): Habit {
  return {
    gap: -2.5 + 8 * random.next() ** 1.3,
    gapSpread: 0.5 + 2.5 * random.next(),
    sizes: 0.14 * random.next(),
    drift: 2 * random.next(),
  };
}

/** Ink on paper of the line's height, cropped to its own width, and the class it stands for. */
export type Glyph = {
  readonly symbol: number;
  readonly width: number;
  /** [PAPER, width] */
  readonly data: Float32Array;
};

/** What writes one symbol at a size (share of DIGIT) with its foot on a row of the paper. */
export type Scribe = (symbol: number, size: number, foot: number, random: Random) => Glyph;

/** Symbols one beside the other, on white paper. */
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

/** Left edges of the glyphs: each as near to what stands before it as the writer's habit is. */
function placesOf(glyphs: readonly Glyph[], habit: Habit, random: Random): number[] {
  const lefts: number[] = [];
  let front: Float32Array | null = null;
  for (const glyph of glyphs) {
    const gap = habit.gap + habit.gapSpread * random.normal();
    const left: number = front ? Math.round(nearest(front, glyph) + gap) : 0;
    const before: number = lefts.at(-1) ?? Number.NEGATIVE_INFINITY;
    // However close, the next one begins to the right of where the last one began.
    lefts.push(Math.max(left, before + 3));
    front = frontOf(glyph, lefts[lefts.length - 1], front);
  }
  return lefts;
}

/** Paper of a cheque or a form under the line; cells stand between the digits where there are any. */
export function onPaper(line: Line, random: Random): Line {
  const margin = 6 + random.integer(12);
  const width = line.ink.width + 2 * margin;
  const settings = { baseLine: BASE + 1, digitHeight: DIGIT, guilloche: 0.55, rules: 0.35 };
  const { data } = renderTexture(drawTexture(width, PAPER, random, settings), width, PAPER);
  for (let y = 0; y < PAPER; y++) {
    for (let x = 0; x < line.ink.width; x++) {
      const at = y * width + margin + x;
      data[at] = Math.max(data[at], line.ink.data[y * line.ink.width + x]);
    }
  }
  return {
    ...line,
    ink: { width, height: PAPER, data },
    left: line.left + margin,
    right: line.right + margin,
  };
}

/** Digits out of a hand of MNIST or USPS, everything else drawn by `drawn`. */
export function handScribe(hand: Hand, drawn: Scribe): Scribe {
  return (symbol, size, foot, random) =>
    symbol < 10
      ? placed(symbol, writtenDigit(hand, symbol, random), size, foot)
      : drawn(symbol, size, foot, random);
}

/** Everything drawn by one synthetic writer. */
export function drawnScribe(writer: Writer): Scribe {
  return (symbol, size, foot, random) => {
    const strokes = writeGlyph(glyphOf(symbol, random), writer, random);
    const { raster, top } = renderInk(strokes, {
      height: size * DIGIT,
      y: foot,
      pen: writer.pen,
      rng: random,
    });
    const data = new Float32Array(PAPER * raster.width);
    for (let y = Math.max(0, top); y < Math.min(PAPER, top + raster.height); y++) {
      data.set(
        raster.data.subarray((y - top) * raster.width, (y - top + 1) * raster.width),
        y * raster.width,
      );
    }
    return { symbol, width: raster.width, data };
  };
}

function glyphOf(symbol: number, random: Random) {
  if (symbol < 10) return { kind: 'digit', name: symbol } as const;
  const name = SYMBOLS[symbol];
  return name === OTHER ? drawNonDigit(random) : ({ kind: 'symbol', name: name as SymbolMark } as const);
}

/** A digit out of MNIST's frame, `size` × DIGIT high where the longer side fills the frame, standing on `foot`. */
function placed(symbol: number, image: Uint8Array, size: number, foot: number): Glyph {
  const box = inkBox(image);
  const scale = (size * DIGIT) / 20;
  const width = Math.max(2, Math.ceil((box.right - box.left) * scale) + 1);
  const data = new Float32Array(PAPER * width);
  for (let y = 0; y < PAPER; y++) {
    const v = box.bottom + (y + 0.5 - foot) / scale - 0.5;
    if (v < box.top - 1 || v > box.bottom + 1) continue;
    for (let x = 0; x < width; x++) {
      data[y * width + x] = bilinear28(image, box.left + (x + 0.5) / scale - 0.5, v) / 255;
    }
  }
  return { symbol, width, data };
}

function inkBox(image: Uint8Array) {
  const box = { left: 28, right: 0, top: 28, bottom: 0 };
  for (let i = 0; i < 784; i++) {
    if (image[i] < 40) continue;
    const [x, y] = [i % 28, Math.floor(i / 28)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + 1);
  }
  return box.right > box.left ? box : { left: 0, right: 28, top: 0, bottom: 28 };
}

function bilinear28(image: Uint8Array, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (u: number, v: number) => (u < 0 || v < 0 || u > 27 || v > 27 ? 0 : image[v * 28 + u]);
  const [s, t] = [x - left, y - top];
  return (
    (at(left, top) * (1 - s) + at(left + 1, top) * s) * (1 - t) +
    (at(left, top + 1) * (1 - s) + at(left + 1, top + 1) * s) * t
  );
}

/** Ink darker than this stands in a neighbour's way. */
const SOLID = 0.35;
/** Rows on which neighbours see each other: strokes that pass above and below touch too when they come this near. */
const REACH = 2;

/** The rightmost ink of each row so far. */
function frontOf({ width, data }: Glyph, left: number, before: Float32Array | null): Float32Array {
  const front = before?.slice() ?? new Float32Array(PAPER).fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < PAPER; y++) {
    for (let x = width - 1; x >= 0; x--) {
      if (data[y * width + x] <= SOLID) continue;
      front[y] = Math.max(front[y], left + x + 1);
      break;
    }
  }
  return front;
}

/** Where a glyph's left edge is when its ink just touches the front. */
function nearest(front: Float32Array, { width, data }: Glyph): number {
  let left = Number.NEGATIVE_INFINITY;
  for (let y = 0; y < PAPER; y++) {
    let first = 0;
    while (first < width && data[y * width + first] <= SOLID) first++;
    if (first === width) continue;
    for (let row = Math.max(0, y - REACH); row <= Math.min(PAPER - 1, y + REACH); row++) {
      left = Math.max(left, front[row] - first);
    }
  }
  if (left > Number.NEGATIVE_INFINITY) return left;
  return Math.max(...front.filter(Number.isFinite), 0);
}

function drawOver(paper: Float32Array, width: number, glyph: Glyph, left: number): void {
  for (let y = 0; y < PAPER; y++) {
    for (let x = 0; x < glyph.width; x++) {
      const at = y * width + left + x;
      paper[at] = Math.max(paper[at], glyph.data[y * glyph.width + x]);
    }
  }
}
