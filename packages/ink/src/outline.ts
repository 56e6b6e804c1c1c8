import { getStroke } from 'perfect-freehand';
import type { Ink, Stroke } from './stroke.ts';
import { penFor, writingHeights } from './writing.ts';

/**
 * A closed polygon: corners in order, sheet units. It may cross itself; inside is where the winding
 * number is not 0.
 */
export type Polygon = readonly (readonly [x: number, y: number])[];

/** Returns the outlines of all strokes, the same for the screen and for the reader. */
export function outlines(ink: Ink): Polygon[] {
  const heights = writingHeights(ink);
  return ink.map((stroke, i) => outline(stroke, penFor(heights[i])));
}

/** Returns the outline of a stroke in a pen of a width, sheet units. `done`: the pen is up. */
export function outline({ points, measured }: Stroke, pen: number, done = true): Polygon {
  return getStroke(points as { x: number; y: number; pressure: number }[], {
    size: pen,
    thinning: measured ? 0.6 : 0.3,
    smoothing: 0.5,
    streamline: 0.4,
    simulatePressure: !measured,
    last: done,
  });
}
