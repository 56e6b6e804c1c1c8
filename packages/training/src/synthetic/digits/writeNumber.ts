import type { Random } from '@cifra/core/random/random.ts';
import { writeDigit } from '../glyphs/writeDigit.ts';
import type { Writer } from '../glyphs/writer.ts';
import type { Stroke } from '../pen/pen.ts';
import { placeStrokes, strokesBox } from '../pen/renderStrokes.ts';

/** One digit of a number at its position. */
export type WrittenDigit = { readonly digit: number; readonly strokes: readonly Stroke[] };

/**
 * Writes a whole number on one line, left to right, with uneven spacing and a wavering baseline
 * like real handwriting.
 *
 * @param text digits only
 * @returns strokes in digit heights; the baseline is about y = 1, the first ink at x = 0
 */
export function writeNumber(text: string, writer: Writer, rng: Random): WrittenDigit[] {
  if (!/^[0-9]+$/.test(text)) throw new RangeError(`writeNumber: text is '${text}', expected digits`);
  let end = 0;
  return [...text].map((mark, i) => {
    const digit = Number(mark);
    const own = rng.split(i);
    const strokes = writeDigit(digit, writer, own.split('strokes'));
    const size = Math.exp(writer.variation * own.normal());
    const gap = i === 0 ? 0 : writer.spacing * (1 + 0.5 * own.normal());
    const box = strokesBox(strokes);
    const drop = writer.variation * own.normal();
    // Scaled about the baseline, so that large digits extend above it instead of below.
    const placed = placeStrokes(strokes, size, end + gap - size * box.x, 1 - size + drop);
    end += gap + size * box.width;
    return { digit, strokes: placed };
  });
}
