import { getStroke } from 'perfect-freehand';
import { PEN, type Stroke } from './stroke.ts';

/**
 * A closed polygon: corners in order, sheet units. It may cross itself; inside is where the winding
 * number is not 0.
 */
export type Polygon = readonly (readonly [x: number, y: number])[];

/**
 * Returns the outline of a stroke, the same for the screen and for the reader. `done`: the pen is
 * up.
 */
export function outline({ points, measured }: Stroke, done = true): Polygon {
  return getStroke(points as { x: number; y: number; pressure: number }[], {
    size: PEN,
    thinning: measured ? 0.6 : 0.3,
    smoothing: 0.5,
    streamline: 0.4,
    simulatePressure: !measured,
    last: done,
  });
}
