import type { Reading } from '@cifra/core/base/types.ts';
import type { Ink } from '../stroke.ts';
import { type LooseStroke, looseStrokes } from './looseStrokes.ts';

/** Marks that are one stroke, or two dots. Other marks cannot be counted. */
const COUNTED = /^[\d.,:/()\- ]*$/;

/** Lengths are shares of the height of the nearest digit. */
const FLAT = 0.12;
const COMMA = 0.13;
const SMALL = 0.45;
/** Two dots above each other are one colon. */
const STACKED = 0.2;

/**
 * Compares the marks in a reading with the strokes that belong to no digit, which only the sheet
 * has. Returns the spelling that the strokes show, or null if it is the one that was read: a dash
 * next to a number can be lost, and a comma be read as a point.
 */
export function spellingInInk(ink: Ink, readings: readonly Reading[], line: number): string | null {
  const { text, digits } = readings[line];
  const parts = text.split(/\d/);
  if (!COUNTED.test(text) || parts.length !== digits.length + 1) return null;
  const { near } = looseStrokes(ink, readings);
  const own = near.filter((stroke) => stroke.line === line);
  const seen = parts.map((marks, after) =>
    marksIn(
      own.filter((stroke) => stroke.after === after),
      [...marks.replaceAll(' ', '')],
    ),
  );
  if (seen.some((marks) => marks === null)) return null;
  const symbols = [...text].filter((symbol) => /\d/.test(symbol));
  const spelled = seen.map((marks, i) => marks + (symbols[i] ?? '')).join('');
  return spelled === text.replaceAll(' ', '') ? null : spelled;
}

/** The marks that strokes between two digits show; null if they are unclear. `read`: those that were read. */
function marksIn(strokes: readonly LooseStroke[], read: readonly string[]): string | null {
  const groups = stacked(strokes.toSorted((a, b) => a.box.x - b.box.x));
  // The stroke of a tall mark can be in the box of the digit next to it.
  if (groups.length !== read.length && read.some((mark) => '/()'.includes(mark))) return null;
  const marks = groups.map((group, i) => markOf(group, groups.length === read.length ? read[i] : undefined));
  return marks.some((mark) => mark === null) ? null : marks.join('');
}

/** Groups dots above each other. */
function stacked(strokes: readonly LooseStroke[]): LooseStroke[][] {
  const groups: LooseStroke[][] = [];
  for (const stroke of strokes) {
    const last = groups.at(-1)?.[0];
    const isStacked = last && Math.abs(last.box.x - stroke.box.x) < STACKED * stroke.digit.height;
    if (isStacked && isSmall(last) && isSmall(stroke)) groups.at(-1)?.push(stroke);
    else groups.push([stroke]);
  }
  return groups;
}

function isSmall({ box, digit }: LooseStroke): boolean {
  return Math.max(box.height, box.width) <= SMALL * digit.height;
}

/** The mark that strokes show. A tall one is what was read: a slash, a parenthesis. */
function markOf([stroke, ...others]: readonly LooseStroke[], read: string | undefined): string | null {
  const { box, digit } = stroke;
  const [width, height] = [box.width / digit.height, box.height / digit.height];
  if (others.length > 0) return ':';
  if (width >= FLAT && height <= width / 2) return '-';
  if (height > SMALL) return read ?? null;
  // High up it is neither a point nor a comma.
  if (box.y + box.height / 2 < digit.y + digit.height / 2) return read ?? null;
  return height >= COMMA ? ',' : '.';
}
