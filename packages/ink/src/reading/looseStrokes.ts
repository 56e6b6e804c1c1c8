import type { Box, Reading } from '@cifra/core/base/types.ts';
import { bounds } from '../bounds.ts';
import type { Ink, Stroke } from '../stroke.ts';

/** A stroke that belongs to no digit, next to a line. */
export type LooseStroke = {
  readonly line: number;
  /** Number of the line's digits to the left of it. */
  readonly after: number;
  /** Box of its points: without the width of the pen. */
  readonly box: Box;
  /** Box of the nearest digit. */
  readonly digit: Box;
};

export type LooseStrokes = {
  readonly near: readonly LooseStroke[];
  /** Strokes that are in no line at all. */
  readonly apart: readonly Stroke[];
};

/** A stroke belongs to a digit if at least this share of its points is in the digit's box. */
const INSIDE = 0.4;
/** Lengths are shares of the height of the digit. Room around its box that belongs to it. */
const ROOM = 0.08;
/** Free paper between a mark and the strokes of a digit in whose box it is. */
const FREE = 0.05;
/** A dot is at most this large; so is a comma, which ends at the foot of the digit or below. */
const DOT = 0.12;
const COMMA = 0.35;
/** A stroke in a digit's box can be a mark if it is at most this long. */
const SMALL = 0.6;
/** A mark is at most this far from the next digit, and as far above and below it. */
const REACH = 1.2;
const ABOVE = 0.2;
const BELOW = 0.4;

type Digit = { readonly line: number; readonly box: Box };

/**
 * Returns the strokes that belong to no digit: marks next to the lines, and ink that was not read.
 * The box of a digit can also hold a mark next to it: a dot, or a stroke apart from the others.
 */
export function looseStrokes(ink: Ink, readings: readonly Reading[]): LooseStrokes {
  const digits = readings.flatMap((reading, line) => reading.digits.map(({ box }) => ({ line, box })));
  const strokes = ink.map((stroke) => {
    const [shares, box] = [digits.map((digit) => shareInside(stroke, digit.box)), extent(stroke)];
    const most = Math.max(0, ...shares);
    return { stroke, box, inside: most >= INSIDE ? shares.indexOf(most) : -1 };
  });
  const near: LooseStroke[] = [];
  const apart: Stroke[] = [];
  for (const { stroke, box, inside } of strokes) {
    const mates = strokes.filter((other) => other.stroke !== stroke && other.inside === inside);
    if (inside >= 0 && !isMark(box, digits[inside].box, mates)) continue;
    const digit = nearest(
      box,
      digits.filter((each) => isNextTo(box, each.box)),
    );
    if (!digit) apart.push(stroke);
    else near.push({ line: digit.line, after: before(box, digit, digits), box, digit: digit.box });
  }
  return { near, apart };
}

/** True for a stroke in a digit's box that is no part of the digit. */
function isMark(box: Box, digit: Box, mates: readonly { readonly box: Box }[]): boolean {
  if (mates.length === 0) return false;
  const size = Math.max(box.width, box.height) / digit.height;
  const isLow = box.y + box.height >= digit.y + 0.95 * digit.height && box.height >= box.width;
  if (size <= DOT || (size <= COMMA && isLow)) return true;
  return size <= SMALL && mates.every((mate) => gap(box, mate.box) > FREE * digit.height);
}

function nearest(box: Box, digits: readonly Digit[]): Digit | undefined {
  return digits.toSorted((a, b) => gap(box, a.box) - gap(box, b.box))[0];
}

/** Number of digits of a line to the left of a box. */
function before(box: Box, { line }: Digit, digits: readonly Digit[]): number {
  return digits.filter((digit) => digit.line === line && middle(digit.box) < middle(box)).length;
}

/** Share of a stroke's points in a digit's box. */
export function shareInside({ points }: Stroke, { x, y, width, height }: Box): number {
  const room = ROOM * height;
  const across = (place: number) => place >= x - room && place <= x + width + room;
  const down = (place: number) => place >= y - room && place <= y + height + room;
  return points.filter((point) => across(point.x) && down(point.y)).length / points.length;
}

function isNextTo(box: Box, digit: Box): boolean {
  const top = digit.y - ABOVE * digit.height;
  const bottom = digit.y + (1 + BELOW) * digit.height;
  return gap(box, digit) <= REACH * digit.height && box.y >= top && box.y + box.height <= bottom;
}

/** Horizontal distance of two boxes; negative if they overlap. */
function gap(a: Box, b: Box): number {
  return Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width));
}

function middle({ x, width }: Box): number {
  return x + width / 2;
}

function extent({ points }: Stroke): Box {
  return bounds([points.map(({ x, y }) => [x, y] as const)]) as Box;
}
