import type { Random } from '@cifra/core/random/random.ts';
import type { ControlPoint } from '../pen/path.ts';
import type { Stroke } from '../pen/pen.ts';
import { strokesBox } from '../pen/renderStrokes.ts';
import { writeDigit } from './writeDigit.ts';
import type { Writer } from './writer.ts';
import { writeCurves } from './writeShape.ts';

export const SCRIBBLES = ['zigzag', 'loops', 'blob', 'tangle', 'hatching', 'wave', 'crossed-out'] as const;

export type ScribbleKind = (typeof SCRIBBLES)[number];

/** A movement of the pen inside the unit square: x to the right, y downwards. */
type Curve = ControlPoint[];

const DRAW: Record<Exclude<ScribbleKind, 'crossed-out'>, (rng: Random) => Curve[]> = {
  zigzag,
  loops,
  blob,
  tangle,
  hatching,
  wave,
};

/** Minimum widths in digit heights. Narrower loops would overlap and look like a 0. */
const NARROWEST = { zigzag: 0.5, loops: 0.9, blob: 0.35, tangle: 0.4, hatching: 0.5, wave: 0.6 };

/**
 * Draws a scribble in the writer's style: meaningless strokes, or a digit made unreadable.
 *
 * @returns strokes in digit heights, about as high as a digit and 0.3 to 1.5 times as wide
 */
export function writeScribble(kind: ScribbleKind, writer: Writer, rng: Random): Stroke[] {
  if (kind === 'crossed-out') return crossOut(writer, rng);
  const width = NARROWEST[kind] + 0.9 * rng.next() ** 2;
  const height = kind === 'wave' ? 0.35 + 0.3 * rng.next() : 0.5 + 0.5 * rng.next();
  const top = (1 - height) * rng.next();
  const curves = DRAW[kind](rng).map((curve) => fit(curve, 0, top, width, height));
  return writeCurves(curves, still, writer, rng);
}

/** No habit bends a scribble: each one differs. */
const still = () => ({ x: 0, y: 0 });

/** A digit with several strokes over it, enough that it is meant to be unreadable. */
function crossOut(writer: Writer, rng: Random): Stroke[] {
  const digit = writeDigit(rng.integer(10), writer, rng.split('digit'));
  const { x, y, width, height } = strokesBox(digit);
  const over = rng.next() < 0.5 ? zigzag(rng) : [...slashes(rng), ...(rng.next() < 0.5 ? tangle(rng) : [])];
  const wide = Math.max(width, 0.3 * height);
  const left = x + width / 2 - wide * 0.65;
  const fitted = over.map((curve) => fit(curve, left, y - 0.05 * height, 1.3 * wide, 1.1 * height));
  return [...digit, ...writeCurves(fitted, still, writer, rng)];
}

/** Fits the unit square's curve to a box. */
function fit(curve: Curve, left: number, top: number, width: number, height: number): Curve {
  return curve.map(({ x, y, corner }) => ({ x: left + width * x, y: top + height * y, corner }));
}

/** Back and forth at a steep or flat angle, corner after corner. */
function zigzag(rng: Random): Curve[] {
  const turns = 8 + rng.integer(6); // with fewer it is a 3, an M or a W
  const upright = rng.next() < 0.6;
  const sharp = rng.next() < 0.6;
  const curve = Array.from({ length: turns }, (_, i) => {
    const along = (i + 0.4 * rng.next()) / turns;
    const across = i % 2 === 0 ? 0.25 * rng.next() : 1 - 0.25 * rng.next();
    return { x: upright ? along : across, y: upright ? across : along, corner: sharp };
  });
  return [curve];
}

/** A line of loops, as for testing a pen. */
function loops(rng: Random): Curve[] {
  const rounds = 3 + rng.integer(4);
  const steps = 6;
  const size = 0.12 + 0.12 * rng.next();
  const curve = Array.from({ length: rounds * steps }, (_, i) => {
    const turn = (2 * Math.PI * i) / steps;
    const along = size + ((1 - 2 * size) * i) / (rounds * steps);
    return {
      x: along + size * Math.sin(turn) + 0.03 * rng.normal(),
      y: 0.5 - 0.5 * Math.cos(turn) + 0.05 * rng.normal(),
      corner: false,
    };
  });
  return [curve];
}

/** Circles in one place until it is full. */
function blob(rng: Random): Curve[] {
  const curve = Array.from({ length: 40 + rng.integer(30) }, (_, i) => {
    const turn = 2.4 * i + 0.5 * rng.normal();
    const radius = 0.5 * Math.sqrt(rng.next());
    return { x: 0.5 + radius * Math.cos(turn), y: 0.5 + radius * Math.sin(turn), corner: false };
  });
  return [curve];
}

/** Random points everywhere. */
function tangle(rng: Random): Curve[] {
  const curve = Array.from({ length: 10 + rng.integer(8) }, () => ({
    x: rng.next(),
    y: rng.next(),
    corner: rng.next() < 0.2,
  }));
  return [curve];
}

/**
 * Parallel lines and crossing ones, as for filling an area; without the crossing lines it would be
 * a row of
 * 1.
 */
function hatching(rng: Random): Curve[] {
  const lean = 0.4 * rng.next();
  const down = parallels(4 + rng.integer(4), lean, rng);
  const across = parallels(2 + rng.integer(4), lean, rng);
  return [...down, ...across.map((curve) => curve.map(({ x, y, corner }) => ({ x: y, y: x, corner })))];
}

/** Lines from top to bottom, their tops shifted to the right by `lean`. */
function parallels(count: number, lean: number, rng: Random): Curve[] {
  return Array.from({ length: count }, (_, i) => {
    const x = ((1 - lean) * (i + 0.5)) / count + 0.03 * rng.normal();
    return [
      { x: x + lean, y: 0.1 * rng.next(), corner: false },
      { x, y: 1 - 0.1 * rng.next(), corner: false },
    ];
  });
}

/** A wavy line, as at the end of signatures. */
function wave(rng: Random): Curve[] {
  const turns = 8 + rng.integer(6); // with fewer it is a wavy dash
  const curve = Array.from({ length: turns }, (_, i) => ({
    x: i / (turns - 1),
    y: 0.5 + (i % 2 === 0 ? 0.5 : -0.5) * (0.3 + 0.7 * rng.next()),
    corner: false,
  }));
  return [curve];
}

/** Two to five strokes across the whole width. */
function slashes(rng: Random): Curve[] {
  const flat = rng.next() < 0.4;
  return Array.from({ length: 2 + rng.integer(4) }, () => {
    const start = 0.1 + 0.8 * rng.next();
    const end = 0.1 + 0.8 * rng.next();
    const from = { x: 0, y: start, corner: false };
    const to = { x: 1, y: flat ? start + 0.2 * rng.normal() : end, corner: false };
    const middle = { x: 0.5, y: (from.y + to.y) / 2 + 0.06 * rng.normal(), corner: false };
    return [from, middle, to];
  });
}
