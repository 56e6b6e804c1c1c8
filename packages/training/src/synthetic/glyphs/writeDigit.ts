import type { Random } from '@cifra/core/random.ts';
import type { Stroke } from '../pen/pen.ts';
import { ALLOGRAPHS } from './allographs.ts';
import type { Writer } from './writer.ts';
import { writeShape } from './writeShape.ts';

/**
 * A digit as the writer writes it this time.
 *
 * @param rng what differs from one digit of this writer to the next
 * @returns strokes in digit heights: the base line is about y = 1, the top about y = 0, x starts at about 0
 */
export function writeDigit(digit: number, writer: Writer, rng: Random): Stroke[] {
  const shapes = ALLOGRAPHS[digit];
  if (!shapes) throw new RangeError(`writeDigit: digit is ${digit}, wanted a whole number from 0 to 9`);
  return writeShape(shapes, String(digit), writer, rng);
}
