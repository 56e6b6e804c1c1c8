import type { Raster } from '@cifra/core/base/types.ts';
import { STRIP_DIGIT, STRIP_HEIGHT } from '@cifra/core/frames/strip.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Cheque } from '../../data/formats/cheques.ts';
import type { CtcString } from '../../nn/ctcStates.ts';
import { drawStyle } from '../../synthetic/ink/style.ts';
import { cutLine, NEUTRAL } from '../../synthetic/lines/cutLine.ts';
import { type RecordedLine, writeRecordedLine } from '../../synthetic/lines/recordedLine.ts';
import { recordedScribe, type Scribe, writerScribe } from '../../synthetic/lines/scribe.ts';
import type { Line } from '../../synthetic/lines/strip.ts';
import { fixedRandom, type WriterDigits } from '../../synthetic/lines/writerDigits.ts';
import { drawHabit, writtenLine } from '../../synthetic/lines/writtenLine.ts';
import { chequeLine } from './chequeLine.ts';
import type { StrokeLines } from './strokeLines.ts';

/** A strip for evaluation. */
export type HeldOut = CtcString & { readonly name: string; readonly strip: Raster };

/** Number of strings of each kind for evaluation. */
export const WRITTEN = 400;

/** Five digits of one held-out writer each, spaced by `drawHabit`. */
export function heldOutNumbers(writers: readonly WriterDigits[], n = WRITTEN): HeldOut[] {
  return fiveDigits('numbers', n, (own) => writerScribe(writers[own.integer(writers.length)], onlyDigits));
}

/** The same with recorded digits, each number in a style of its own. */
export function heldOutFromStrokes(writers: StrokeLines['writers'], n = WRITTEN): HeldOut[] {
  return fiveDigits('numbers from strokes', n, (own) =>
    recordedScribe(writers[own.integer(writers.length)], drawStyle(own.split('style')), onlyDigits),
  );
}

function fiveDigits(what: string, n: number, scribeOf: (random: Random) => Scribe): HeldOut[] {
  const random = fixedRandom(`held-out ${what}`);
  return Array.from({ length: n }, (_, i) => {
    const own = random.split(i);
    const digits = Array.from({ length: 5 }, () => own.integer(10));
    const line = writtenLine(digits, scribeOf(own), drawHabit(own), own);
    return { name: `number ${i}`, symbols: line.symbols, strip: neutralStrip(line, own) };
  });
}

function onlyDigits(): never {
  throw new Error('fiveDigits: only digits are written');
}

/** Whole numbers as held-out writers recorded them, each in a style of its own. */
export function heldOutRecorded(numbers: readonly RecordedLine[]): HeldOut[] {
  const random = fixedRandom('held-out recorded numbers');
  return numbers.map((number, i) => {
    const own = random.split(i);
    const line = writeRecordedLine(number, drawStyle(own.split('style')), own);
    return { name: `recorded ${i}`, symbols: line.symbols, strip: neutralStrip(line, own) };
  });
}

/** A line as the reader cuts it. */
export function neutralStrip(line: Line, random: Random): Raster {
  const width = widthFor((line.right - line.left) / line.digit);
  const data = new Float32Array(STRIP_HEIGHT * width);
  cutLine(line, width, random, NEUTRAL, data);
  return { width, height: STRIP_HEIGHT, data };
}

/** Height of the digits as a share of a cheque's crop; the median of the training part is 0.81. */
const DIGIT_SHARE = 0.81;

/** Cheques as whole pictures, without the boxes that annotators drew. */
export function heldOutCheques(cheques: readonly Cheque[]): HeldOut[] {
  const random = fixedRandom('held-out cheques');
  return cheques.map((cheque) => {
    const { width: right, height: bottom } = cheque.ink;
    const whole = { left: 0, top: 0, right, bottom, digit: DIGIT_SHARE * bottom };
    const line = { ...chequeLine(cheque), ...whole };
    const { symbols, unsaid } = line;
    return { name: cheque.file, symbols, unsaid, strip: neutralStrip(line, random) };
  });
}

/** Minimum strip width, of which every width is a multiple, as in the reader. */
const LEAST_WIDTH = 16;
const WIDTH_STEP = 4;

/**
 * Returns the strip width in pixels for a line whose length is `heights` times the height of a
 * digit.
 */
function widthFor(heights: number): number {
  return Math.max(LEAST_WIDTH, Math.ceil((heights * STRIP_DIGIT) / WIDTH_STEP) * WIDTH_STEP);
}
