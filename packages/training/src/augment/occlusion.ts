import type { Random } from '@cifra/core/random/random.ts';
import { FRAME } from './canvas.ts';

/** Margin around the ink of digits: MNIST's 20×20 box in the frame. */
const INSET = 4;

/**
 * With a probability, erases a rectangle (sides of 2 to `size` pixels) or a bar across the whole
 * image (up to a third of `size` wide), at a random position in the middle 20×20 pixels. Always
 * draws six numbers.
 */
export function eraseSome(
  ink: Float32Array,
  rng: Random,
  settings: { readonly probability: number; readonly size: number },
): void {
  const happens = rng.next() < settings.probability;
  const kind = rng.next();
  const x = INSET + (FRAME - 2 * INSET) * rng.next();
  const y = INSET + (FRAME - 2 * INSET) * rng.next();
  const a = rng.next();
  const b = rng.next();
  if (!happens) return;
  const side = (u: number) => 2 + u * Math.max(0, settings.size - 2);
  const thickness = 1 + a * Math.max(0, settings.size / 3 - 1);
  if (kind < 0.5) eraseRectangle(ink, x, y, side(a), side(b));
  else if (kind < 0.75) eraseRectangle(ink, x, y, 2 * FRAME, thickness);
  else eraseRectangle(ink, x, y, thickness, 2 * FRAME);
}

/** Sets the rectangle around (x, y) to zero, rounded to whole pixels. */
export function eraseRectangle(ink: Float32Array, x: number, y: number, width: number, height: number): void {
  const left = Math.max(0, Math.round(x - width / 2));
  const right = Math.min(FRAME, Math.round(x + width / 2));
  const top = Math.max(0, Math.round(y - height / 2));
  const bottom = Math.min(FRAME, Math.round(y + height / 2));
  for (let row = top; row < bottom; row++) ink.fill(0, row * FRAME + left, row * FRAME + right);
}
