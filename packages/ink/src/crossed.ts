import type { Ink, PenPoint } from './stroke.ts';

/** Half the width of the eraser, sheet units. */
const REACH = 9;

/** Returns the indices of the strokes that the path of an eraser touches. */
export function crossed(ink: Ink, path: readonly PenPoint[]): ReadonlySet<number> {
  const points = resampled(path);
  const touched = ink.flatMap((stroke, i) =>
    stroke.points.some((point, k) =>
      points.some((at) => distance(at, stroke.points[Math.max(0, k - 1)], point) <= REACH),
    )
      ? [i]
      : [],
  );
  return new Set(touched);
}

/** Adds points, so that a quick path jumps over no stroke. */
function resampled(path: readonly PenPoint[]): PenPoint[] {
  return path.flatMap((point, i) => {
    const from = path[Math.max(0, i - 1)];
    const count = Math.max(1, Math.ceil(Math.hypot(point.x - from.x, point.y - from.y) / REACH));
    return Array.from({ length: count }, (_, step) => {
      const share = (step + 1) / count;
      return { ...point, x: from.x + (point.x - from.x) * share, y: from.y + (point.y - from.y) * share };
    });
  });
}

/** Returns the distance of a point from the line between two points. */
function distance({ x, y }: PenPoint, from: PenPoint, to: PenPoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length;
  const near = Math.min(1, Math.max(0, share));
  return Math.hypot(x - from.x - near * dx, y - from.y - near * dy);
}
