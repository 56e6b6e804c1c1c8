/** A pen position, sheet units; `pressure` in [0, 1]. */
export type PenPoint = { readonly x: number; readonly y: number; readonly pressure: number };

/** One stroke, from pen down to pen up; never empty. */
export type Stroke = {
  readonly points: readonly PenPoint[];
  /**
   * True if the device measures pressure. Without it, a slow stroke is drawn heavier than a quick
   * one.
   */
  readonly measured: boolean;
};

/** All strokes on a sheet, in drawing order. */
export type Ink = readonly Stroke[];

/** Size of a sheet, in its own units. */
export type Paper = { readonly width: number; readonly height: number };

/**
 * Size of an empty sheet. It does not depend on the displayed size, so a drawing stays
 * the same when the window changes and is read as it was drawn.
 */
export const SHEET: Paper = { width: 720, height: 480 };

/** Width of the pen for large writing, sheet units. */
export const PEN = 13;

/** True if all points of a stroke are within a distance of its first point, sheet units. */
export function staysWithin({ points }: Stroke, distance: number): boolean {
  const [{ x, y }] = points;
  return points.every((point) => Math.hypot(point.x - x, point.y - y) <= distance);
}
