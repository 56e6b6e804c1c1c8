import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { drawPen, type Pen } from '../pen/pen.ts';
import type { Allograph } from './allographs.ts';

/**
 * Properties that are constant for one writer on one page. Lengths are in digit heights unless
 * stated otherwise.
 */
export type Writer = {
  /** Source of the habits: split by name, never drawn from, so that each habit stays the same. */
  readonly habits: Random;
  /** To the right for each unit up. */
  readonly slant: number;
  /** Rotation of the whole digit, radians clockwise. */
  readonly tilt: number;
  /** Width relative to the drawn shape. */
  readonly width: number;
  /**
   * How far the middle of a digit is moved down, as a share of its height. Positive: a large upper
   * half; negative: a large lower half.
   */
  readonly balance: number;
  /** 0 = every corner sharp, 1 = all rounded off. */
  readonly haste: number;
  /** How far this writer's shapes are bent from the allographs. */
  readonly character: number;
  /** Variation between digits of this writer. */
  readonly variation: number;
  /** Tremor of the writing. */
  readonly tremor: number;
  /** Distance of the digits in a number, ink to ink; negative: they overlap. */
  readonly spacing: number;
  readonly pen: Pen;
};

/** A writer from a seed; the same seed gives the same writer. */
export function createWriter(seed: number | string | Random): Writer {
  const habits = typeof seed === 'object' ? seed : createRandom(seed);
  const rng = habits.split('writer');
  return {
    habits,
    slant: 0.16 + 0.24 * rng.normal(),
    tilt: 0.07 * rng.normal(),
    width: Math.exp(0.07 + 0.26 * rng.normal()),
    balance: 0.08 * rng.normal(),
    haste: rng.next() ** 1.5,
    character: 0.03 + 0.07 * rng.next(),
    variation: 0.015 + 0.045 * rng.next(),
    tremor: 0.012 * rng.next() ** 3,
    spacing: 0.08 + 0.3 * rng.next() ** 2,
    pen: drawPen(rng),
  };
}

/** Share of digits written in the writer's usual shape. */
const LOYALTY = 0.9;

/**
 * Chooses the shape of one glyph: nearly always the writer's usual one.
 *
 * @param what the glyph's key among the writer's habits
 */
export function chooseShape(
  shapes: readonly Allograph[],
  what: string,
  writer: Writer,
  rng: Random,
): Allograph {
  const usual = pick(shapes, writer.habits.split(`shape of ${what}`).next());
  const other = pick(shapes, rng.next());
  return rng.next() < LOYALTY ? usual : other;
}

function pick(shapes: readonly Allograph[], u: number): Allograph {
  let left = u * shapes.reduce((sum, shape) => sum + shape.weight, 0);
  for (const shape of shapes) {
    left -= shape.weight;
    if (left < 0) return shape;
  }
  return shapes[shapes.length - 1];
}
