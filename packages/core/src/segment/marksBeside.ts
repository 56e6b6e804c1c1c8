import type { Box } from '../base/types.ts';
import type { Component, Components } from '../image/components.ts';

/** A piece of ink next to a digit that may be a sign or point, and the mark that it looks like. */
export type MarkBeside = {
  readonly box: Box;
  readonly side: 'before' | 'after';
  readonly mark: '-' | '.' | ',' | ':';
  /** Tells points from commas. */
  readonly shape: DotShape;
  /** True if it is likely dirt: finer than the pen, a dot in the wrong place, or one of many. */
  readonly dirt: boolean;
};

/** The shape of a small piece of ink. */
export type DotShape = {
  /** Its longer side, as a share of the digit's height. */
  readonly length: number;
  /** The same, in widths of the digit's strokes. */
  readonly pens: number;
  /** The share of its box that is ink. */
  readonly filled: number;
  /** Its height in widths. */
  readonly tall: number;
};

/**
 * Thinnest dash and smallest dot, relative to the width of the digit's strokes. Dirt is finer than
 * the pen.
 */
const THIN = 0.4;
const PEN = 0.7;
/** A dot is dirt if at least this many other pieces are half as large or larger. */
const COMPANY = 3;
/** Largest dot, longest comma, shortest and longest dash, as fractions of the digit's height. */
const DOT = 0.4;
const COMMA = 1;
const DASH = { shortest: 0.15, longest: 1.2, flat: 0.6 };
/**
 * Vertical positions of marks, from the digit's top (0) to its foot (1): the middle of a dash or a
 * dot, and the top of a comma.
 */
const DASH_BAND = [0.2, 0.82];
const DOT_BAND = [-0.15, 1.3];
const COMMA_TOP = [0.5, 1.3];
const LOW = 0.68;
const HIGH = 0.35;
/** Largest distance of a dash and of a dot from the digit, as fractions of the digit's height. */
const DASH_GAP = 1.5;
const DOT_GAP = 0.8;

/**
 * Returns the pieces next to a digit that may be its sign or point.
 *
 * @param main the digit's largest piece
 * @param stroke width of its strokes, pixels
 * @param pieces the other pieces that are as dark, including those that are part of the digit
 */
export function marksBeside(
  main: Component,
  stroke: number,
  pieces: readonly Component[],
  all: Components,
  width: number,
): MarkBeside[] {
  const found = pieces.flatMap((piece): Seen[] => {
    const side = sideOf(piece, main, all, width);
    const looks = side && looksOf(piece.box, main.box, side);
    if (!looks) return [];
    const { width: w, height: h } = piece.box;
    const dirt =
      looks === 'dash'
        ? Math.min(w, h) < THIN * stroke
        : Math.max(w, h) < PEN * stroke || isOneOfMany(piece, pieces, main);
    return [{ box: piece.box, side: side.name, looks, shape: shapeOf(piece, main, stroke), dirt }];
  });
  return found.flatMap((each) => markOf(each, found));
}

type Seen = Pick<MarkBeside, 'box' | 'side' | 'shape' | 'dirt'> & {
  readonly looks: 'dash' | 'comma' | 'low' | 'middle' | 'high';
};

function shapeOf({ box: { width, height }, area }: Component, main: Component, stroke: number): DotShape {
  const longest = Math.max(width, height);
  return {
    length: longest / main.box.height,
    pens: longest / stroke,
    filled: area / (width * height),
    tall: height / width,
  };
}

type Side = { readonly name: MarkBeside['side']; readonly gap: number };

/**
 * Returns the side of the digit on which a piece is, and its distance from the digit's box. Returns
 * null if the middle of the piece is not to the left or right of the digit's ink in the same rows.
 * The tail of a comma may reach below the digit.
 */
function sideOf({ box }: Component, main: Component, all: Components, width: number): Side | null {
  const rows = { top: Math.max(main.box.y, box.y - box.height), bottom: box.y + 2 * box.height };
  const ink = inkInRows(main, all, width, rows.top, rows.bottom) ?? main.box;
  const middle = box.x + box.width / 2;
  const [before, after] = [ink.x - middle, middle - ink.x - ink.width];
  if (before < 0 && after < 0) return null;
  const gap = Math.max(0, main.box.x - box.x - box.width, box.x - main.box.x - main.box.width);
  return { name: before > after ? 'before' : 'after', gap };
}

/** Returns the columns of the digit's ink between two rows; null where it has none. */
function inkInRows(
  { box, label }: Component,
  { labels }: Components,
  pageWidth: number,
  top: number,
  bottom: number,
): { x: number; width: number } | null {
  let [left, right] = [Number.POSITIVE_INFINITY, -1];
  for (let y = top; y < Math.min(bottom, box.y + box.height); y++) {
    for (let x = box.x; x < box.x + box.width; x++) {
      if (labels[y * pageWidth + x] !== label) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
  }
  return right < 0 ? null : { x: left, width: right + 1 - left };
}

function looksOf(piece: Box, digit: Box, { gap }: Side): Seen['looks'] | null {
  const size = digit.height;
  const middle = (piece.y + piece.height / 2 - digit.y) / size;
  if (isDash(piece, size) && within(middle, DASH_BAND)) return gap <= DASH_GAP * size ? 'dash' : null;
  const longest = Math.max(piece.width, piece.height);
  if (gap > DOT_GAP * size || longest > COMMA * size) return null;
  if (longest > DOT * size) return within((piece.y - digit.y) / size, COMMA_TOP) ? 'comma' : null;
  if (!within(middle, DOT_BAND)) return null;
  return middle < HIGH ? 'high' : middle < LOW ? 'middle' : 'low';
}

function isDash({ width, height }: Box, size: number): boolean {
  return height <= DASH.flat * width && width >= DASH.shortest * size && width <= DASH.longest * size;
}

function within(value: number, [low, high]: readonly number[]): boolean {
  return value >= low && value <= high;
}

/**
 * True if there are many dots of about the same size, in any place, because dirt rarely comes
 * alone.
 */
function isOneOfMany({ box }: Component, pieces: readonly Component[], main: Component): boolean {
  const sizeOf = (each: Box) => Math.max(each.width, each.height);
  const alike = pieces.filter(
    (other) =>
      other.box !== box && sizeOf(other.box) >= sizeOf(box) / 2 && sizeOf(other.box) <= DOT * main.box.height,
  );
  return alike.length >= COMPANY;
}

/**
 * Returns the mark that a piece is. Two dots, one above the other, are a colon. Any other dot above
 * the foot of the digit is dirt, or a part of the digit.
 */
function markOf({ looks, ...each }: Seen, found: readonly Seen[]): MarkBeside[] {
  if (looks === 'dash') return [{ ...each, mark: '-' }];
  if (looks === 'comma') return [{ ...each, mark: ',' }];
  const stacked = found.filter(
    (other) => other.box !== each.box && other.side === each.side && sharesColumns(other.box, each.box),
  );
  if (looks === 'low') return [{ ...each, mark: stacked.some(({ dirt }) => !dirt) ? ':' : '.' }];
  return stacked.some((other) => other.looks === 'low') ? [] : [{ ...each, mark: '.', dirt: true }];
}

function sharesColumns(a: Box, b: Box): boolean {
  const [width, middle] = [Math.max(a.width, b.width), a.x + a.width / 2 - b.x - b.width / 2];
  return Math.abs(middle) < width;
}
