import type { Raster } from '@cifra/core/base/types.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { writeDigit } from '@cifra/training/synthetic/glyphs/writeDigit.ts';
import { createWriter, type Writer } from '@cifra/training/synthetic/glyphs/writer.ts';
import type { Stroke } from '@cifra/training/synthetic/pen/pen.ts';
import { placeStrokes, renderStrokes, strokesBox } from '@cifra/training/synthetic/pen/renderStrokes.ts';

export type Place = {
  /** Centre of the digit, pixels. */
  readonly x: number;
  readonly y: number;
  /** Height of the digit, pixels. */
  readonly height: number;
  /** Width of the line, pixels. */
  readonly line: number;
  /** Degrees clockwise. */
  readonly turn?: number;
};

/** Draws a digit as the writer made from `seed` would, with a given pen and in a given place. */
export function digitAt(
  digit: number,
  seed: number | string,
  place: Place,
  habits?: Partial<Writer>,
): Stroke[] {
  const { x, y, height, line, turn = 0 } = place;
  const writer = createWriter(seed);
  // The ragged edge of a pen is visible in a scan a few dozen pixels high; in these pictures each
  // point of it would be a bulge.
  const pen = { ...writer.pen, width: line / height, rough: 0.01 };
  const strokes = writeDigit(digit, { ...writer, ...habits, pen }, createRandom(seed).split('example'));
  const box = strokesBox(strokes);
  const upright = placeStrokes(
    strokes,
    height,
    -height * (box.x + box.width / 2),
    -height * (box.y + box.height / 2),
  );
  return placeStrokes(turned(upright, turn), 1, x, y);
}

/** Rotates the strokes about the origin, degrees clockwise. */
export function turned(strokes: readonly Stroke[], degrees: number): Stroke[] {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return mapped(strokes, (x, y) => [cos * x - sin * y, sin * x + cos * y]);
}

/** Moves every point of the strokes; widths stay. */
export function mapped(
  strokes: readonly Stroke[],
  map: (x: number, y: number) => [number, number],
): Stroke[] {
  return strokes.map(({ points, widths }) => {
    const moved = new Float64Array(points.length);
    for (let i = 0; i < points.length; i += 2) moved.set(map(points[i], points[i + 1]), i);
    return { points: moved, widths };
  });
}

/** Draws a straight line in 40 pieces, so that `mapped` can bend it. */
export function ruled(fromX: number, fromY: number, toX: number, toY: number, width: number): Stroke {
  const points = new Float64Array(82);
  for (let i = 0; i <= 40; i++) {
    points[2 * i] = fromX + ((toX - fromX) * i) / 40;
    points[2 * i + 1] = fromY + ((toY - fromY) * i) / 40;
  }
  return { points, widths: new Float64Array(41).fill(width) };
}

/**
 * Perspective of a corner of the paper further away than the others: `far` is the relative
 * reduction of the top.
 */
export function seenFromBelow(
  width: number,
  height: number,
  far: number,
): (x: number, y: number) => [number, number] {
  return (x, y) => {
    const depth = 1 + far * (1 - y / height);
    return [width / 2 + (x - width / 2) / depth, height + (y - height) / depth];
  };
}

/**
 * Draws the strokes as ink on a rough surface: `tooth` is the share of pixels that stay bare or
 * pale.
 */
export function roughInk(
  strokes: readonly Stroke[],
  width: number,
  height: number,
  tooth: number,
  rng: Random,
): Raster {
  const ink = renderStrokes(strokes, width, height);
  for (let i = 0; i < ink.data.length; i++) {
    if (ink.data[i] > 0) ink.data[i] *= 1 - tooth * rng.next() ** 1.5;
  }
  return ink;
}
