import { STRUCK_OUT, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Pen } from '../pen/pen.ts';
import type { FramedInk } from './framedDigit.ts';
import { DIGIT, PAPER } from './linePaper.ts';
import { paperRows } from './paperRows.ts';
import type { Scribe } from './scribe.ts';
import { crossing } from './strikeOut.ts';

/** Share of the struck-out digits that have another digit written over them. */
const OVERWRITTEN = 0.5;

/**
 * Pairs of digits that, one over the other, look like a single digit: a 0 with a 1 is a slashed 0, and a
 * 3 over an 8 is an 8.
 */
const LIKE_ONE = ['01', '06', '07', '08', '09', '14', '17', '19', '38', '39', '56', '58', '59', '68', '89'];

/** Writes `STRUCK_OUT` as a digit that is crossed out with a pen, or with another digit over it. */
export function struckScribe(write: Scribe, pen: Pen): Scribe {
  return (symbol, size, foot, random) => {
    if (SYMBOLS[symbol] !== STRUCK_OUT) return write(symbol, size, foot, random);
    if (random.next() < OVERWRITTEN) {
      const digit = random.integer(10);
      const below = write(digit, size, foot, random);
      return { symbol, ...overlaid(below, write(correction(digit, random), size, foot, random)) };
    }
    // A crossed-out 1 looks like a plus sign.
    const below = write(other(1, random), size, foot, random);
    const strokes = crossing(below.width, { x: 0, y: foot, height: size * DIGIT }, pen, random);
    return { symbol, ...overlaid(below, paperRows(strokes)) };
  };
}

/** A digit that does not make one digit together with this one. */
function correction(digit: number, random: Random): number {
  const over = other(digit, random);
  return LIKE_ONE.includes([digit, over].sort().join('')) ? correction(digit, random) : over;
}

/** Any of the other nine digits. */
const other = (digit: number, random: Random) => (digit + 1 + random.integer(9)) % 10;

/** Both inks, one in the middle of the other. */
function overlaid(one: FramedInk, other: FramedInk): FramedInk {
  const width = Math.max(one.width, other.width);
  const data = new Float32Array(PAPER * width);
  for (const ink of [one, other]) {
    const left = Math.floor((width - ink.width) / 2);
    for (let y = 0; y < PAPER; y++)
      for (let x = 0; x < ink.width; x++) {
        const at = y * width + left + x;
        data[at] = Math.max(data[at], ink.data[y * ink.width + x]);
      }
  }
  return { width, data };
}
