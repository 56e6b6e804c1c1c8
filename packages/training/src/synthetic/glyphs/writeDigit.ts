import type { Random } from '@cifra/core/random/random.ts';
import type { Stroke } from '../pen/pen.ts';
import { ALLOGRAPHS } from './allographs.ts';
import type { Writer } from './writer.ts';
import { writeShape } from './writeShape.ts';

/**
 * Writes a digit in the writer's style.
 *
 * @param rng variation between digits of this writer
 * @returns strokes in digit heights: the baseline is about y = 1, the top about y = 0, x starts at about 0
 */
export function writeDigit(digit: number, writer: Writer, rng: Random): Stroke[] {
  const shapes = ALLOGRAPHS[digit];
  if (!shapes) throw new RangeError(`writeDigit: digit is ${digit}, expected a whole number from 0 to 9`);
  return writeShape(shapes, String(digit), writer, rng);
}
