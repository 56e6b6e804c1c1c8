import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { frameStrokes } from '../digits/frameStrokes.ts';
import { penOf } from '../pen/pen.ts';
import type { Drawing } from './drawing.ts';
import { type Style, writeDrawing } from './style.ts';

/** One felt pen, and the strokes as they were recorded: for measuring handwriting only. */
export const ONE_PEN: Style = {
  hand: { slant: 0, tilt: 0, width: 1, bend: () => ({ x: 0, y: 0 }) },
  tablet: { grid: 0, smoothing: 1 },
  pen: { ...penOf('felt', createRandom('felt')), width: 0.13 },
};

/**
 * Draws one digit or sign in MNIST's frame, in one pen.
 *
 * @param out [28, 28], 255 = ink
 */
export function drawInOnePen(drawing: Drawing, rng: Random, out: Uint8Array): void {
  frameStrokes(writeDrawing(drawing, ONE_PEN, rng), ONE_PEN.pen, rng, { size: 48, out });
}
