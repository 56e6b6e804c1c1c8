import { classOf, STRUCK_OUT } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { type ControlPoint, flatten } from '../pen/path.ts';
import { type Pen, type Stroke, trace } from '../pen/pen.ts';
import { type Ink, renderInk } from '../pen/renderInk.ts';
import { BASE, DIGIT, PAPER } from './linePaper.ts';
import { paperRows } from './paperRows.ts';
import type { Line } from './strip.ts';

/** Ways to cross out, and their frequency. */
const WAYS = { line: 0.4, lines: 0.25, cross: 0.1, wave: 0.25 } as const;

/** Length below which one line does not cross out, digit heights. */
const SHORT = 1.5;

/**
 * Crosses out a line of digits: every symbol under the strokes becomes `STRUCK_OUT`. The strokes reach
 * beyond both ends and go through the middle of the digits; a line below them would underline.
 */
export function strikeOut(line: Line, pen: Pen, random: Random): Line {
  const margin = Math.ceil(0.5 * DIGIT);
  const ink = crossing(line.ink.width, { x: margin, y: BASE, height: DIGIT }, pen, random);
  const bar = paperRows(ink);
  const width = Math.max(line.ink.width + 2 * margin, ink.left + bar.width);
  const data = new Float32Array(PAPER * width);
  for (let y = 0; y < PAPER; y++) {
    data.set(line.ink.data.subarray(y * line.ink.width, (y + 1) * line.ink.width), y * width + margin);
    for (let x = Math.max(0, -ink.left); x < bar.width; x++) {
      const at = y * width + ink.left + x;
      data[at] = Math.max(data[at], bar.data[y * bar.width + x]);
    }
  }
  return {
    ...line,
    symbols: line.symbols.map(() => classOf(STRUCK_OUT)),
    ink: { width, height: PAPER, data },
    right: width,
  };
}

/** Where digits stand on the paper: left edge, baseline and height of a digit, pixels. */
type Place = { readonly x: number; readonly y: number; readonly height: number };

/** Strokes through digits that are `width` pixels wide together. */
export function crossing(width: number, { x, y, height }: Place, pen: Pen, random: Random): Ink {
  return renderInk(strikeStrokes(width / height, pen, random), { height, x, y, pen, rng: random });
}

/**
 * The strokes that cross out digits, in digit heights; the digits are between x = 0 and `length`, y =
 * 0 and 1.
 */
export function strikeStrokes(length: number, pen: Pen, random: Random): Stroke[] {
  return curvesOf(length, random).map((curve) => trace(flatten(curve), pen, random));
}

function curvesOf(length: number, random: Random): ControlPoint[][] {
  // One line through a short number is a crossed 7 or a slashed 0.
  const way = length < SHORT ? WAYS.line + (1 - WAYS.line) * random.next() : random.next();
  if (way < WAYS.line) return [bar(length, 0.35 + 0.3 * random.next(), random)];
  if (way < WAYS.line + WAYS.lines) {
    const first = 0.25 + 0.2 * random.next();
    return [bar(length, first, random), bar(length, first + 0.15 + 0.25 * random.next(), random)];
  }
  if (way < WAYS.line + WAYS.lines + WAYS.cross)
    return [
      [point(-0.1, 0.1 * random.next()), point(length + 0.1, 1 - 0.1 * random.next())],
      [point(-0.1, 1 - 0.1 * random.next()), point(length + 0.1, 0.1 * random.next())],
    ];
  return [wave(length, random)];
}

const point = (x: number, y: number): ControlPoint => ({ x, y, corner: false });

function bar(length: number, y: number, random: Random): ControlPoint[] {
  const ends = [-0.4 * random.next(), length + 0.4 * random.next()];
  const tilt = Math.min(0.25, 0.12 * length) * random.normal() * 0.5;
  return [
    point(ends[0], y + tilt),
    point((ends[0] + ends[1]) / 2, y + 0.05 * random.normal()),
    point(ends[1], y - tilt),
  ];
}

/** Up and down across the digits from one end to the other. */
function wave(length: number, random: Random): ControlPoint[] {
  const turns = Math.max(4, Math.round(length * (2 + 2 * random.next())));
  const height = 0.35 + 0.5 * random.next();
  return Array.from({ length: turns + 1 }, (_, i) =>
    point((length * i) / turns, 0.5 + (i % 2 === 0 ? 0.5 : -0.5) * height * (0.7 + 0.3 * random.next())),
  );
}
