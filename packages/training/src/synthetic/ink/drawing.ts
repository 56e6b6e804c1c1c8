import type { Box } from '@cifra/core/base/types.ts';
import type { Polyline } from '../pen/path.ts';

/**
 * Handwriting as the pen moved: its strokes in order. Lengths are in heights of the writer's digits
 * (ems); y points down, the smallest x and y are 0.
 */
export type Drawing = readonly Polyline[];

/** Handwriting of a collection: whole numbers in the units of its tablet. */
export type RecordedInk = {
  /** Median height of the writer's digits and capitals; absent if unknown. */
  readonly em?: number;
  /** Strokes in order: x0, y0, x1, y1, …; y points down, the smallest x and y are 0. */
  readonly strokes: readonly (readonly number[])[];
};

/** Converts recorded strokes to ems; the longer side of the writing is the em if none is known. */
export function toDrawing({ em, strokes }: RecordedInk): Drawing {
  const side = Math.max(...strokes.map((stroke) => stroke.reduce((a, b) => Math.max(a, b), 0)));
  // A dot alone, whose side is 0, is as good with any unit.
  const unit = em ?? (side || 1);
  return strokes.map((stroke) => Float64Array.from(stroke, (value) => value / unit));
}

/** Bounds of the points of a drawing. */
export function boundsOf(drawing: Drawing): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of drawing) {
    for (let i = 0; i < line.length; i += 2) {
      left = Math.min(left, line[i]);
      right = Math.max(right, line[i]);
      top = Math.min(top, line[i + 1]);
      bottom = Math.max(bottom, line[i + 1]);
    }
  }
  if (!(right >= left)) throw new RangeError('boundsOf: there is no stroke');
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export type Point = { readonly x: number; readonly y: number };

export function pointAt(line: Polyline, index: number): Point {
  return { x: line[2 * index], y: line[2 * index + 1] };
}

/** A stroke through these points. */
export function lineThrough(points: readonly Point[]): Polyline {
  return Float64Array.from(points.flatMap(({ x, y }) => [x, y]));
}

/** Moves every point of a drawing. */
export function mapDrawing(drawing: Drawing, map: (point: Point) => Point): Drawing {
  return drawing.map((line) => {
    const moved = new Float64Array(line.length);
    for (let i = 0; i < line.length / 2; i++) {
      const { x, y } = map(pointAt(line, i));
      moved[2 * i] = x;
      moved[2 * i + 1] = y;
    }
    return moved;
  });
}
