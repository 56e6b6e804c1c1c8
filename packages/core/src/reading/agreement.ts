import type { Box, Picture, Reading } from '../base/types.ts';
import { digitsOf, OTHER, STRUCK_OUT } from '../model/symbols.ts';

/**
 * Ink next to a single digit. `dirt` is dirt or the rest of a frame; `mark` may be a sign or a point.
 */
export type InkBeside = 'none' | 'dirt' | 'mark';

/**
 * Combines the readings of one piece of ink by both models. If the line model reads several
 * touching digits, or a sign or point next to the digit, its reading is used. If the models read
 * different digits, or the line model doubts the same digit, the reading is ambiguous: half of the
 * letters that look like a digit to both models are doubted by one of them. If the line model does not
 * read a digit, or reads one that is struck out, the reading is refused, because this model was trained
 * with letters, scribbles and crossed-out digits.
 *
 * @param sure confidence from which the line model does not doubt a digit, however few errors are
 * allowed: how good the digit itself is, the digit model knows better
 */
export function agreed(
  digit: Reading,
  line: Reading | undefined,
  picture: Picture,
  adjacent: InkBeside,
  sure: number,
): Reading {
  if (line === undefined) return digit;
  const isCut = [digit, line].some(({ refusal }) => refusal === 'cut-off');
  // In a photograph, the edge of the desk next to the page looks like a 1 that runs out of the
  // picture. A frame looks like two of them.
  const digits = isCut ? line.digits.filter(({ box }) => !touchesSide(box, picture)) : line.digits;
  if (digits.length > 1) return line;
  if (line.refusal === 'crossed-out' && !isCut) return { ...digit, accepted: false, refusal: line.refusal };
  const isMarked = adjacent === 'mark' || (adjacent === 'none' && !isCut);
  if (hasMark(line) && isMarked) return confirmed(line, digit);
  if (digit.accepted && adjacent === 'mark') return { ...digit, accepted: false, refusal: 'ambiguous' };
  const lineDigit = digitsOf(line.value);
  if (!digit.accepted || isCut) return digit;
  const isDoubted = line.refusal === 'ambiguous' && line.confidence < sure;
  if (lineDigit === digit.raw) return isDoubted ? { ...digit, accepted: false, refusal: 'ambiguous' } : digit;
  return { ...digit, accepted: false, refusal: lineDigit.length === 1 ? 'ambiguous' : 'not-a-digit' };
}

/** True for one digit with a sign or point, whatever the format. */
function hasMark({ raw }: Reading): boolean {
  return (
    raw.length > 1 && digitsOf(raw).length === 1 && ![OTHER, STRUCK_OUT].some((each) => raw.includes(each))
  );
}

/** Accepts a digit with a mark only where both models see the same digit. */
function confirmed(line: Reading, digit: Reading): Reading {
  if (!line.accepted || (digit.raw === digitsOf(line.raw) && digit.refusal !== 'not-a-digit')) return line;
  return { ...line, accepted: false, refusal: digit.refusal ?? 'ambiguous' };
}

function touchesSide({ x, width }: Box, picture: Picture): boolean {
  const margin = 1 + 0.01 * picture.width;
  return x <= margin || x + width >= picture.width - margin;
}
