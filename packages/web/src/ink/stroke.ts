/** A place of the pen on the sheet, sheet units; `pressure` in [0, 1]. */
export type PenPoint = { readonly x: number; readonly y: number; readonly pressure: number };

/** One stroke, from pen down to pen up; never empty. */
export type Stroke = {
  readonly points: readonly PenPoint[];
  /** Whether the device measures pressure; where it does not, a slow stroke is drawn heavier than a quick one. */
  readonly measured: boolean;
};

/** All strokes on a sheet, in the order in which they were drawn. */
export type Ink = readonly Stroke[];

/**
 * The sheet, in its own units, whatever size it is shown in: so a drawing stays the same when the window changes, and is
 * read as it was drawn.
 */
export const SHEET = { width: 720, height: 480 } as const;

/** Width of the pen, sheet units. */
export const PEN = 13;

/** Whether a stroke never goes further from its first point than a distance, sheet units. */
export function staysWithin({ points }: Stroke, distance: number): boolean {
  const [{ x, y }] = points;
  return points.every((point) => Math.hypot(point.x - x, point.y - y) <= distance);
}
