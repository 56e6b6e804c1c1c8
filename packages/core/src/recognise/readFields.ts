import type { Box, Picture, Reading, Refusal } from '../base/types.ts';
import { unionBox } from '../image/box.ts';
import type { ExaminedReading } from '../reading/examination.ts';
import { isMark } from '../segment/digitLine.ts';
import { findLines, type Line } from '../segment/lines.ts';
import { isolate, LOWEST_NEXT_TO_DIGIT } from './isolateDigit.ts';
import { nothing } from './nothing.ts';
import type { Page } from './page.ts';
import type { Reader } from './reader.ts';
import { readSeen, type SeenLine, seeLine } from './readLine.ts';
import { inkedMarks, readSingle } from './readSingle.ts';

/** More lines are a page of text, not numbers to be read one by one. */
const MOST_LINES = 60;
/** Reasons for which a single digit is refused, but not a line. */
const READABLE: ReadonlySet<Refusal> = new Set(['too-many', 'not-a-digit']);

/** A line this share of which is in the box of the only digit is a piece of the digit: the top of a broken 3. */
const PIECE = 0.8;

/** What was seen in a field: readings, or lines that are read together with those of other fields. */
type SeenField =
  | { readonly kind: 'read'; readonly readings: readonly ExaminedReading[] }
  | {
      readonly kind: 'lines';
      readonly lines: readonly SeenLine[];
      /** The reading if these lines are not numbers. */
      readonly otherwise: ExaminedReading | null;
    };

/** Reads the fields of one picture, whose writer is the same. Returns the readings of each field. */
export async function readFields(
  reader: Reader,
  fields: readonly Page[],
  picture: Picture,
): Promise<ExaminedReading[][]> {
  const seen: SeenField[] = [];
  for (const field of fields) seen.push(await seeField(reader, field, picture));
  const lines = seen.flatMap((field) => (field.kind === 'lines' ? field.lines : []));
  const readings = await readSeen(reader, lines);
  return seen.map((field) => {
    if (field.kind === 'read') return [...field.readings];
    const own = readings.splice(0, field.lines.length);
    const { otherwise } = field;
    return otherwise === null || own.some(({ reading }) => isNumber(reading)) ? own : [otherwise];
  });
}

async function seeField(reader: Reader, page: Page, picture: Picture): Promise<SeenField> {
  const alone = isolate(page);
  if (alone.kind === 'digit') {
    if (page.isPale) return read(nothing('low-contrast', alone.box));
    const marks = inkedMarks(alone);
    const lines = findLines(page.kept, page.raster, LOWEST_NEXT_TO_DIGIT).filter(
      (line) => !marks.some((mark) => isMark(line, mark)),
    );
    const whole = page.place.toPart(alone.box);
    const isPiece = ({ box }: Line) => inside(box, whole) >= PIECE;
    if (lines.length > 1 && !lines.every(isPiece)) return await seeLines(reader, lines, page, null);
    const line = lines.length === 1 ? lines[0] : undefined;
    return read(await readSingle(reader, alone, line, page, picture));
  }
  const lines = findLines(page.kept, page.raster);
  const refused = nothing(alone.refusal, alone.box);
  if (lines.length === 0) return read(refused);
  return await seeLines(reader, lines, page, READABLE.has(alone.refusal) ? null : refused);
}

async function seeLines(
  reader: Reader,
  lines: readonly Line[],
  page: Page,
  otherwise: ExaminedReading | null,
): Promise<SeenField> {
  if (lines.length > MOST_LINES) {
    const box = lines.map((line) => line.box).reduce(unionBox);
    return read(nothing('too-many', page.place.toPicture(box)));
  }
  const seen: SeenLine[] = [];
  for (const line of lines) seen.push(await seeLine(reader, line, page));
  return { kind: 'lines', lines: seen, otherwise };
}

/** The share of a box that is in another one. */
function inside(box: Box, other: Box): number {
  const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
  const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
  return (Math.max(0, width) * Math.max(0, height)) / (box.width * box.height);
}

function read(reading: ExaminedReading): SeenField {
  return { kind: 'read', readings: [reading] };
}

/**
 * On paper as rough as pale ink, one digit could be the paper's grain; several in a line are not.
 */
function isNumber({ confidence, digits }: Reading): boolean {
  return confidence > 0.5 && digits.length > 1;
}
