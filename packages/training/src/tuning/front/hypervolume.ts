import { frontOf } from './domination.ts';

type Point = readonly number[];

/**
 * Volume between the points and a reference that is worse than all of them in every objective;
 * computed by slices along the last objective (While et al. 2006, A faster algorithm for
 * calculating hypervolume, section II).
 */
export function hypervolume(points: readonly Point[], reference: Point): number {
  const inside = points.filter((point) => point.every((value, i) => value < reference[i]));
  if (inside.length === 0) return 0;
  const last = reference.length - 1;
  if (last === 0) return reference[0] - Math.min(...inside.map(([value]) => value));
  const sorted = inside.toSorted((a, b) => a[last] - b[last]);
  const flat = sorted.map((point) => point.slice(0, last));
  return sorted.reduce((sum, point, i) => {
    const depth = (sorted[i + 1]?.[last] ?? reference[last]) - point[last];
    return depth === 0
      ? sum
      : sum + depth * hypervolume(undominated(flat.slice(0, i + 1)), reference.slice(0, last));
  }, 0);
}

function undominated(points: readonly Point[]): Point[] {
  return frontOf(points).map((i) => points[i]);
}

/** A reference slightly worse than the worst of each objective, as in Optuna. */
export function referenceOf(points: readonly Point[]): number[] {
  return points[0].map((_, i) => {
    const worst = Math.max(...points.map((point) => point[i]));
    return worst === 0 ? 1e-12 : Math.max(1.1 * worst, 0.9 * worst);
  });
}

/**
 * Indices of `count` points that together cover a large volume: repeatedly adds the point that
 * increases the volume most (the greedy hypervolume subset selection of Guerreiro, Fonseca &
 * Paquete 2016, at most 37 % below the optimum).
 */
export function spanning(points: readonly Point[], count: number): number[] {
  const reference = referenceOf(points);
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, points.length)) {
    const taken = chosen.map((i) => points[i]);
    const volumes = points.map((point, i) =>
      chosen.includes(i) ? Number.NEGATIVE_INFINITY : hypervolume([...taken, point], reference),
    );
    chosen.push(volumes.indexOf(Math.max(...volumes)));
  }
  return chosen;
}
