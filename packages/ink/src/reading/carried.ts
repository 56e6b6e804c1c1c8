import type { Box, DigitReading, Reading } from '@cifra/core/base/types.ts';
import { bounds } from '../bounds.ts';
import type { Ink, Stroke } from '../stroke.ts';
import { digitsOf } from './boxedText.ts';
import { withDigit } from './withDigit.ts';

/** A visitor's correction of a line, and the ink that it is about. */
export type Correction = {
  readonly line: number;
  readonly text: string;
  /** The digits as they were read then. */
  readonly read: readonly number[];
  /** Their boxes, sheet units or pixels. */
  readonly boxes: readonly Box[];
  /** The whole drawing then; empty for a picture. */
  readonly ink: Ink;
};

/** A correction as it applies to a newer reading. */
export type Carried = {
  readonly line: number;
  readonly text: string;
  /** Digits of the reading that the correction is about. */
  readonly places: readonly number[];
};

/** Two boxes meet if they share at least this part of the narrower one's width. */
const SHARED = 0.25;

/**
 * Applies a correction to the readings of a drawing that has changed since. The corrected text
 * replaces the digits that are read from the same ink. If the visitor changed a part of this ink,
 * the other digits stay corrected. Null if nothing of the correction is left.
 */
export function carried(
  { line, text, boxes, ink }: Correction,
  readings: readonly Reading[],
  now: Ink,
): Carried | null {
  const changed = changedStrokes(ink, now).map(extent);
  if (changed.length === 0) return { line, text, places: readings[line]?.digits.map((_, i) => i) ?? [] };
  const isUntouched = boxes.map((box) => !changed.some((stroke) => meet(stroke, box)));
  const found = readings.map(({ digits }) => matches(digits, boxes));
  const most = Math.max(...found.map(({ length }) => length));
  const at = found.findIndex(({ length }) => length === most);
  if (!(most > 0)) return null;
  const whole = isUntouched.every(Boolean) && !changed.some((stroke) => meet(stroke, around(boxes)));
  return whole
    ? replaced(at, readings[at], found[at], text)
    : digitByDigit(at, readings[at], found[at], text, isUntouched);
}

/** A digit of a new reading, and the old box in which it is. */
type Match = { readonly place: number; readonly box: number };

function matches(digits: readonly DigitReading[], boxes: readonly Box[]): Match[] {
  return digits.flatMap(({ box }, place) => {
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const old = boxes.findIndex((each) => holds(each, x, y));
    return old === -1 ? [] : [{ place, box: old }];
  });
}

/** The corrected text, in place of everything that is read from its ink. */
function replaced(line: number, { text }: Reading, found: readonly Match[], corrected: string): Carried {
  const indices = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const first = found[0].place;
  const last = found[found.length - 1].place;
  const before = text.slice(0, indices[first]);
  const after = text.slice(indices[last] + 1);
  const places = indices.flatMap((_, place) => (place >= first && place <= last ? [place] : []));
  return { line, text: before + corrected + after, places };
}

/** The corrected digits whose ink is unchanged, in the new reading. */
function digitByDigit(
  line: number,
  { text }: Reading,
  found: readonly Match[],
  corrected: string,
  isUntouched: readonly boolean[],
): Carried | null {
  const right = digitsOf(corrected);
  if (right.length !== isUntouched.length) return null;
  const kept = found.filter(({ box }) => isUntouched[box]);
  if (kept.length === 0) return null;
  return {
    line,
    text: kept.reduce((before, { place, box }) => withDigit(before, place, right[box]), text),
    places: kept.map(({ place }) => place),
  };
}

/** Strokes that are in one of two drawings only. A restored drawing has equal strokes, not the same. */
function changedStrokes(before: Ink, now: Ink): Stroke[] {
  const [old, young] = [new Set(before.map(keyOf)), new Set(now.map(keyOf))];
  return [
    ...before.filter((stroke) => !young.has(keyOf(stroke))),
    ...now.filter((stroke) => !old.has(keyOf(stroke))),
  ];
}

function keyOf({ points }: Stroke): string {
  const [first, last] = [points[0], points[points.length - 1]];
  return [points.length, first.x, first.y, last.x, last.y].join();
}

function extent({ points }: Stroke): Box {
  return bounds([points.map(({ x, y }) => [x, y] as const)]) as Box;
}

/** The box around boxes; never called without any. */
function around(boxes: readonly Box[]): Box {
  const corners = boxes.flatMap(({ x, y, width, height }) => [
    [x, y] as const,
    [x + width, y + height] as const,
  ]);
  return bounds([corners]) as Box;
}

function meet(a: Box, b: Box): boolean {
  const across = overlap(a.x, a.width, b.x, b.width);
  const down = overlap(a.y, a.height, b.y, b.height);
  return across >= SHARED * Math.min(a.width, b.width) && across >= 0 && down >= 0;
}

/** Length that two ranges share; negative if they are apart. */
function overlap(a: number, long: number, b: number, wide: number): number {
  return Math.min(a + long, b + wide) - Math.max(a, b);
}

function holds({ x, y, width, height }: Box, across: number, down: number): boolean {
  return across >= x && across <= x + width && down >= y && down <= y + height;
}
