import { median } from '../base/quantile.ts';
import type { Box, Reading } from '../base/types.ts';
import { inReadingOrder } from '../frames/readingOrder.ts';
import { boxOnPage, STRIP_DIGIT, STRIP_HEIGHT, stripWidth } from '../frames/strip.ts';
import { scaleBox, unionBox } from '../image/box.ts';
import { atBorders } from '../page/atBorders.ts';
import type { FoundLine } from '../page/foundLine.ts';
import { gridsOf } from '../page/grids.ts';
import { hasRules } from '../page/handwriting.ts';
import { directionOfLines } from '../page/placedLine.ts';
import { tableCells } from '../page/tables.ts';
import type { ExaminedReading } from '../reading/examination.ts';
import { unread } from '../reading/unread.ts';
import { isMark } from '../segment/digitLine.ts';
import { findLines } from '../segment/lines.ts';
import { fieldsOf } from './fields.ts';
import { isolate, LOWEST_NEXT_TO_DIGIT } from './isolateDigit.ts';
import { nothing, unseen } from './nothing.ts';
import { type Page, pageOf } from './page.ts';
import type { Reader } from './reader.ts';
import { readFields } from './readFields.ts';
import { inkedMarks } from './readSingle.ts';
import type { Sheet } from './sheets.ts';
import { doubted, isHugeSign, isSign, signsDoubted, TEXT } from './signs.ts';

/** Reads the numbers of a page, in reading order; if there is none, returns the reason. */
export async function readSheet(reader: Reader, sheet: Sheet): Promise<ExaminedReading[]> {
  const { upright, lines } = sheet;
  const whole = pageOf(upright.picture, upright);
  const isField = isOneField(whole, lines);
  const once = isField ? (await readFields(reader, [whole], upright.picture)).flat() : [];
  // Rules and boxes among the digits may be the reason of a refusal.
  if (isField && (once.every(({ reading }) => reading.accepted) || !isRuled(sheet))) return once;
  const fields = await readLines(reader, sheet);
  if (!isField) return fields.length === 0 || isDirt(fields, whole) ? [noNumber(sheet)] : fields;
  return fields.length > 0 && fields.every(({ reading }) => reading.accepted) ? fields : once;
}

function isRuled({ lines }: Sheet): boolean {
  return lines.some((line) => line.kind === 'number' && hasRules(line));
}

/** Reads the lines of a page that are numbers. */
async function readLines(reader: Reader, { upright, lines, sights }: Sheet): Promise<ExaminedReading[]> {
  const isRead = ({ kind }: FoundLine) => kind === 'number' || (kind === 'print' && reader.options.print);
  const grids = gridsOf(sights);
  const all = atBorders(lines, grids);
  const found = inReadingOrder(all.filter(isRead), directionOfLines(all));
  const fields = fieldsOf(upright, found, all).filter(({ line }) => isRead(line));
  const numbers = fields.map(({ line }) => line);
  const pages = fields.map(({ page }) => page);
  const readings = await readFields(reader, pages, upright.picture);
  const cells = tableCells(numbers, grids);
  const highest = Math.max(...numbers.map(({ digit }) => digit));
  const shown = readings.flatMap((own, i) =>
    own
      .filter(({ reading }) => isShown(reading, numbers[i], highest))
      .map((each) => (isHugeSign(numbers[i], all) ? doubted(each) : each))
      .map((each) => {
        const place = { ...(numbers[i].kind === 'print' && PRINTED), ...(cells[i] && { cell: cells[i] }) };
        return { ...each, reading: { ...each.reading, ...place } };
      }),
  );
  return signsDoubted(shown, all);
}

const PRINTED = { print: true } as const;

/** True if nothing can be read, and the ink of the picture is that of blank paper too. */
function isDirt(fields: readonly ExaminedReading[], whole: Page): boolean {
  if (fields.some(({ reading }) => reading.accepted || reading.digits.length > 1)) return false;
  const ink = isolate(whole);
  return ink.kind === 'refused' && ink.refusal === 'blank';
}

/** A single sign below this share of the highest digits of the page is dirt if it is not read. */
const LOW = 0.5;
/** Anything below this share of the highest digits is. */
const TINY = 0.1;

/** Most printed lines are words, and say nothing about numbers; specks of dirt are no writing. */
function isShown(
  { refusal, confidence, digits }: Reading,
  { kind, region, digit }: FoundLine,
  highest: number,
): boolean {
  if (refusal === 'blank') return false;
  if (kind === 'print') return digits.length > 0 && confidence >= 0.5;
  return refusal === null || !isSpeck({ region, digit }, highest);
}

/** True for a single sign that is much lower than the digits of a page, and for all that is tiny next to them. */
function isSpeck({ region, digit }: Pick<FoundLine, 'region' | 'digit'>, highest: number): boolean {
  return digit < (isSign({ region, digit }) ? LOW : TINY) * highest;
}

/** Lines that the page model found may stand out of the line in the picture by this many of its heights. */
const MARGIN = 0.25;
/** The digits of both are alike if one is no more than this many times as high. */
const ALIKE = 2;

/**
 * True if one line is written in a picture, and what the page model found are this line or its pieces: a
 * cheque's amount, a digit, a drawing. Such pictures are read whole. That needs no margin of paper
 * around the number, which is often cut off too near.
 */
function isOneField(page: Page, found: readonly FoundLine[]): boolean {
  if (found.length === 0) return true;
  const line = onlyLine(page);
  if (line === null) return false;
  const digit = page.factor * line.digit;
  const lineSeen = found.filter((each) => !isSpeck(each, digit));
  if (lineSeen.length === 0) return found.length < TEXT && found.every(isSign);
  // Pieces of digits may be much smaller.
  const ratio = digit / Math.max(...lineSeen.map((each) => each.digit));
  if (ratio > ALIKE || ratio < 1 / ALIKE) return false;
  const box = scaleBox(line.box, page.factor);
  const margin = MARGIN * box.height;
  return lineSeen.every(({ region: { x, y } }) => {
    const [u, v] = [x - box.x, y - box.y];
    return u >= -margin && v >= -margin && u <= box.width + margin && v <= box.height + margin;
  });
}

/** The only line of a page: its box and the height of its digits, pixels of the raster; null if there are more. */
function onlyLine(page: Page): { readonly box: Box; readonly digit: number } | null {
  const alone = isolate(page);
  const marks = alone.kind === 'digit' ? inkedMarks(alone) : [];
  const lowest = alone.kind === 'digit' ? LOWEST_NEXT_TO_DIGIT : undefined;
  // A comma next to a digit may be a line of its own.
  const [line, ...more] = findLines(page.kept, page.raster, lowest).filter(
    (each) => !marks.some((mark) => isMark(each, mark)),
  );
  if (!line || more.length > 0) return null;
  const box = [line.box, ...marks.map((mark) => mark.box)].reduce(unionBox);
  return { box, digit: line.region.height * (STRIP_DIGIT / STRIP_HEIGHT) };
}

/** Says why a page shows no number. */
function noNumber({ upright, lines, tooSmall }: Sheet): ExaminedReading {
  const isWritten = ({ kind }: FoundLine) => kind !== 'print';
  const tiny = tooSmall.filter(isWritten);
  if (tiny.length > 0) {
    const height = Math.round(median(tiny.map(({ digit }) => digit)));
    return unseen(unread('too-small', upright.toOriginal(boxOf(tiny)), height));
  }
  const words = lines.filter((line) => isWritten(line) && !isSign(line));
  return words.length > 0 ? nothing('not-a-digit', upright.toOriginal(boxOf(words))) : nothing('blank', null);
}

function boxOf(lines: readonly FoundLine[]): Box {
  const box = lines
    .map(({ region }) => boxOnPage(region, { x: 0, y: 0, width: stripWidth(region), height: STRIP_HEIGHT }))
    .reduce(unionBox);
  return scaleBox(box, 1);
}
