import type { Reading } from '@cifra/core/base/types.ts';
import { bounds } from '../bounds.ts';
import type { Ink, Stroke } from '../stroke.ts';
import { looseStrokes } from './looseStrokes.ts';
import { spellingInInk } from './marksInInk.ts';

/** A reading of a drawing. */
export type InkReading = Reading & {
  /** The marks that the strokes show, if others were read. */
  readonly inInk?: string;
};

type ReadPart = (ink: Ink) => Promise<readonly Reading[]>;

/** Smaller ink that is in no line is a speck, and flatter ink is a rule. Sheet units, and a ratio. */
const SPECK = 24;
const RULE = 6;
/** Ink is in a line if it shares this part of its height, or of the digits' height, with it. */
const SAME_LINE = 0.3;

/**
 * Reads a drawing. Unlike a picture it consists of strokes, so nothing is lost: a line that is in no
 * reading is read once more, alone. Marks that were read differently from the strokes, and strokes
 * in a line that were not read, make the reading a question. `hasMarks`: false if a format writes
 * the marks.
 */
export async function readInk(ink: Ink, read: ReadPart, hasMarks: boolean): Promise<InkReading[]> {
  const first = await read(ink);
  const unread = linesOf(looseStrokes(ink, first).apart);
  const isNextTo = (line: Ink) => first.some((reading) => overlaps(line, reading));
  const parts = unread.filter(isNextTo);
  const lines = unread.filter((line) => !isNextTo(line) && line.length < ink.length);
  const readings = lines.length === 0 ? first : await withLines(first, lines, read);
  const complete = readings.map((reading) => {
    const isPart = reading.accepted && parts.some((part) => overlaps(part, reading));
    return isPart ? ({ ...reading, accepted: false, refusal: 'ambiguous' } as const) : reading;
  });
  return hasMarks ? complete.map((reading, line) => withMarksOf(ink, complete, line) ?? reading) : complete;
}

async function withLines(
  first: readonly Reading[],
  lines: readonly Ink[],
  read: ReadPart,
): Promise<readonly Reading[]> {
  const found = first.filter(({ digits }) => digits.length > 0);
  for (const line of lines) found.push(...(await read(line)));
  return found.toSorted((a, b) => topOf(a) - topOf(b));
}

/** True if some ink is as high up as the digits of a reading: then it is in the same line. */
function overlaps(ink: Ink, { digits }: Reading): boolean {
  const { top, bottom } = heightOf(ink);
  return digits.some(({ box }) => {
    const shared = Math.min(bottom, box.y + box.height) - Math.max(top, box.y);
    return shared > SAME_LINE * Math.min(bottom - top, box.height);
  });
}

function topOf({ box }: Reading): number {
  return box ? box.y + box.height / 2 : Number.POSITIVE_INFINITY;
}

function withMarksOf(ink: Ink, readings: readonly Reading[], line: number): InkReading | null {
  const inInk = spellingInInk(ink, readings, line);
  return inInk === null ? null : { ...readings[line], accepted: false, refusal: 'ambiguous', inInk };
}

/** Groups strokes whose heights overlap, from top to bottom. */
function linesOf(strokes: readonly Stroke[]): Ink[] {
  const lines: { ink: Stroke[]; bottom: number }[] = [];
  const measured = strokes.map((stroke) => ({ stroke, ...heightOf([stroke]) }));
  for (const { stroke, top, bottom } of measured.toSorted((a, b) => a.top - b.top)) {
    const last = lines.at(-1);
    if (!last || top > last.bottom) lines.push({ ink: [stroke], bottom });
    else {
      last.ink.push(stroke);
      last.bottom = Math.max(last.bottom, bottom);
    }
  }
  return lines.map(({ ink }) => ink).filter(isWriting);
}

function heightOf(ink: Ink): { readonly top: number; readonly bottom: number } {
  const ys = ink.flatMap(({ points }) => points.map(({ y }) => y));
  return { top: Math.min(...ys), bottom: Math.max(...ys) };
}

function isWriting(ink: Ink): boolean {
  const box = bounds(ink.map(({ points }) => points.map(({ x, y }) => [x, y] as const)));
  return (
    box !== null && Math.max(box.width, box.height) >= SPECK && box.width < RULE * Math.max(1, box.height)
  );
}
