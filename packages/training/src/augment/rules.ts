import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { FRAME } from './canvas.ts';

/** Lengths and half widths of the strokes, pixels, each drawn uniformly. */
const SHORTEST = 4;
const LONGEST = DIGIT_SIDE;
const THINNEST = 0.5;
const THICKEST = 1.7;

/** Share of strokes of ink; the others are scratches that remove ink. */
const INKED = 0.8;

/**
 * With a probability, draws one to `most` straight pen strokes or scratches at random positions, in
 * place. Draws one number if nothing happens.
 */
export function strikeSome(
  ink: Float32Array,
  rng: Random,
  settings: { readonly probability: number; readonly most: number },
): void {
  const happens = rng.next() < settings.probability;
  if (!happens) return;
  const count = 1 + rng.integer(settings.most);
  const inked = rng.next() < INKED;
  for (let k = 0; k < count; k++) {
    const x = FRAME * rng.next();
    const y = FRAME * rng.next();
    const angle = Math.PI * rng.next();
    const length = SHORTEST + (LONGEST - SHORTEST) * rng.next();
    const half = THINNEST + (THICKEST - THINNEST) * rng.next();
    const tone = 0.5 + 0.5 * rng.next();
    strike(ink, { x, y, angle, length, half, tone: inked ? tone : 0 });
  }
}

/** One stroke with round ends, its edge softened over a pixel. */
type Stroke = {
  /** Its middle, pixels. */
  readonly x: number;
  readonly y: number;
  /** Clockwise from the right, radians. */
  readonly angle: number;
  /** Pixels. */
  readonly length: number;
  /** Half its width, pixels. */
  readonly half: number;
  /** Of full ink; 0 = a scratch. */
  readonly tone: number;
};

export function strike(ink: Float32Array, { x, y, angle, length, half, tone }: Stroke): void {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (let row = 0, i = 0; row < FRAME; row++) {
    for (let column = 0; column < FRAME; column++, i++) {
      const dx = column + 0.5 - x;
      const dy = row + 0.5 - y;
      const across = dy * cos - dx * sin;
      const along = Math.max(0, Math.abs(dx * cos + dy * sin) - length / 2);
      const cover = Math.min(1, half + 0.5 - Math.hypot(across, along));
      if (cover <= 0) continue;
      ink[i] = tone > 0 ? Math.max(ink[i], tone * cover) : Math.min(ink[i], 1 - cover);
    }
  }
}
