import type { Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { StrokeSample } from '@cifra/training/data/formats/strokes.ts';
import type { Stroke } from '@cifra/training/synthetic/pen/pen.ts';
import { placeStrokes, renderStrokes, strokesBox } from '@cifra/training/synthetic/pen/renderStrokes.ts';

/** Free paper around the ink, and the narrowest and widest pen, in digit heights. */
const MARGIN = 0.7;
const PEN = [0.06, 0.12] as const;
/** Larger pictures are lines of many words, not numbers. */
const LARGEST = { width: 3000, height: 1500 };

/** The strokes of a sample with digits `size` pixels high, drawn with a pen of one width. */
export function drawnAt({ strokes, em }: StrokeSample, size: number, pen: number): Stroke[] {
  const heights = strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 1));
  const scale = size / (em ?? Math.max(1, ...heights));
  return strokes.map((stroke) => ({
    points: Float64Array.from(stroke, (value) => scale * value),
    widths: new Float64Array(stroke.length / 2).fill(pen),
  }));
}

/** A width of pen for digits of a size, pixels. */
export function penFor(size: number, rng: Random): number {
  return size * (PEN[0] + (PEN[1] - PEN[0]) * rng.next());
}

/** Black ink on white paper; null if the picture would be very large. */
export function pictureOf(strokes: readonly Stroke[], size: number): Picture | null {
  const box = strokesBox(strokes);
  const margin = MARGIN * size;
  const [width, height] = [Math.ceil(box.width + 2 * margin), Math.ceil(box.height + 2 * margin)];
  if (width > LARGEST.width || height > LARGEST.height) return null;
  const { data } = renderStrokes(placeStrokes(strokes, 1, margin - box.x, margin - box.y), width, height);
  return { width, height, channels: 1, data: Uint8Array.from(data, (ink) => Math.round(255 * (1 - ink))) };
}

/**
 * Strokes one after another from left to right, their middles at one height, gaps in digit heights.
 */
export function inARow(
  parts: readonly (readonly Stroke[])[],
  size: number,
  gap: readonly [number, number],
  rng: Random,
): Stroke[] {
  let x = 0;
  return parts.flatMap((strokes) => {
    const box = strokesBox(strokes);
    const placed = placeStrokes(strokes, 1, x - box.x, -box.y - box.height / 2);
    x += box.width + size * (gap[0] + (gap[1] - gap[0]) * rng.next());
    return placed;
  });
}
