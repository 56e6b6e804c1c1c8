import { STRIP_DIGIT, STRIP_HEIGHT } from '@cifra/core/strip.ts';
import type { Raster } from '@cifra/core/types.ts';
import type { Cheque } from '../../data/formats/cheques.ts';
import type { CtcString } from '../../nn/ctcStates.ts';
import { cutLine, NEUTRAL } from '../../synthetic/lines/cutLine.ts';
import { fixedRandom, type Hand } from '../../synthetic/lines/hands.ts';
import { handScribe } from '../../synthetic/lines/scribe.ts';
import { drawHabit, writtenLine } from '../../synthetic/lines/writtenLine.ts';
import { chequeLine } from './chequeLine.ts';

/** A strip to be judged by. */
export type HeldOut = CtcString & { readonly name: string; readonly strip: Raster };

/** Strings of each kind that a model is judged by. */
export const WRITTEN = 400;

/** Five digits of one held-out writer each, set at the distances of `drawHabit`. */
export function heldOutNumbers(hands: readonly Hand[], n = WRITTEN): HeldOut[] {
  const random = fixedRandom('held-out numbers');
  return Array.from({ length: n }, (_, i) => {
    const own = random.split(i);
    const digits = Array.from({ length: 5 }, () => own.integer(10));
    const write = handScribe(hands[own.integer(hands.length)], () => {
      throw new Error('heldOutNumbers: digits alone are written');
    });
    const line = writtenLine(digits, write, drawHabit(own), own);
    const width = widthFor(line.right / line.digit);
    const data = new Float32Array(STRIP_HEIGHT * width);
    cutLine(line, width, own, NEUTRAL, data);
    return { name: `number ${i}`, symbols: line.symbols, strip: { width, height: STRIP_HEIGHT, data } };
  });
}

/** Share of a cheque's crop that its digits are high; the median of the training part is 0.81. */
const DIGIT_SHARE = 0.81;

/** Cheques as whole pictures, as nobody had drawn boxes on them. */
export function heldOutCheques(cheques: readonly Cheque[]): HeldOut[] {
  const random = fixedRandom('held-out cheques');
  return cheques.map((cheque) => {
    const { width: right, height: bottom } = cheque.ink;
    const whole = { left: 0, top: 0, right, bottom, digit: DIGIT_SHARE * bottom };
    const line = { ...chequeLine(cheque), ...whole };
    const width = widthFor(right / whole.digit);
    const data = new Float32Array(STRIP_HEIGHT * width);
    cutLine(line, width, random, NEUTRAL, data);
    const { symbols, unsaid } = line;
    return { name: cheque.file, symbols, unsaid, strip: { width, height: STRIP_HEIGHT, data } };
  });
}

/** Narrowest strip, and what its width is a multiple of: as the reader cuts them. */
const LEAST_WIDTH = 16;
const WIDTH_STEP = 4;

/** Width of the strip of a line that is so many digits' heights long, pixels. */
function widthFor(heights: number): number {
  return Math.max(LEAST_WIDTH, Math.ceil((heights * STRIP_DIGIT) / WIDTH_STEP) * WIDTH_STEP);
}
