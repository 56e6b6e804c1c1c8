import type { Random } from '@cifra/core/random/random.ts';
import { type Field, randomField } from '../glyphs/field.ts';
import { boundsOf, type Drawing, mapDrawing } from './drawing.ts';

/** How a writer differs from the one who was recorded. */
export type Hand = {
  /** Further to the right for each unit up. */
  readonly slant: number;
  /** Rotation, radians clockwise. */
  readonly tilt: number;
  /** Width relative to the recorded one. */
  readonly width: number;
  /** Smooth displacement of every point, ems. */
  readonly bend: Field;
};

/** Reach of the displacements, ems: a digit bends in two or three places. */
const REACH = 0.45;

/**
 * Draws a hand. Recorded writers already differ in slant and width, so these are smaller than a
 * drawn writer's (`glyphs/writer.ts`).
 */
export function drawHand(rng: Random): Hand {
  return {
    slant: 0.15 * rng.normal(),
    tilt: 0.06 * rng.normal(),
    width: Math.exp(0.14 * rng.normal()),
    bend: randomField(rng.split('bend'), 0.03 * rng.next(), REACH),
  };
}

/** Writes a drawing in this hand, about its own middle. */
export function applyHand(drawing: Drawing, { slant, tilt, width, bend }: Hand): Drawing {
  const box = boundsOf(drawing);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const cos = Math.cos(tilt);
  const sin = Math.sin(tilt);
  return mapDrawing(drawing, ({ x, y }) => {
    const moved = bend(x, y);
    const down = y + moved.y - middle.y;
    const right = width * (x + moved.x - middle.x) - slant * down;
    return { x: middle.x + cos * right - sin * down, y: middle.y + sin * right + cos * down };
  });
}
