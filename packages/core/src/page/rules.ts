import type { Raster } from '../base/types.ts';
import { GRID_PARAMETERS, type GridParameters } from './gridParameters.ts';

/** A ruled line, which may be bent: its distance `over` the axis where it is `along` the axis. */
export type Rule = {
  /** In the order of `along`. */
  readonly points: readonly RulePoint[];
  /** Mean slope. */
  readonly slope: number;
};

export type RulePoint = { readonly along: number; readonly over: number };

/**
 * The common direction of ruled lines, up to quarter turns: the mean of the gradients' directions
 * times four, so that both sides of a line, and lines at right angles, count for the same.
 * @param rules [height, width] probabilities of a ruled line
 * @returns radians in (-π/4, π/4]
 */
export function directionOfRules({ width, height, data }: Raster): number {
  let [re, im] = [0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const [dx, dy] = [data[i + 1] - data[i - 1], data[i + width] - data[i - width]];
      const square = dx * dx + dy * dy;
      if (square < 1e-4) continue;
      const [a, b] = [dx * dx - dy * dy, 2 * dx * dy];
      re += (a * a - b * b) / square;
      im += (2 * a * b) / square;
    }
  }
  return Math.atan2(im, re) / 4;
}

/**
 * Follows the lines that go roughly across, strip by strip. A strip is a few columns; a row of it that
 * lines fill is a point of a line. Points of neighbouring strips are joined where a line is expected,
 * so that lines may be bent, converge, and have gaps.
 * @param rules [height, width] probabilities of a ruled line
 * @returns `along` = x and `over` = y of the raster
 */
export function followRules(rules: Raster, parameters: GridParameters = GRID_PARAMETERS): Rule[] {
  const { strip, step, gap, shortest } = parameters;
  const lines: RulePoint[][] = [];
  for (let from = 0; from + strip <= rules.width; from += step) {
    const points = pointsIn(rules, from, parameters);
    // A short line is followed over a short gap only, or noise would go on for ever.
    const open = lines.filter(
      (line) => from - line[line.length - 1].along <= Math.min(gap, step * line.length + strip),
    );
    const pairs = points
      .flatMap((point) => open.map((line) => ({ point, line, distance: misfit(line, point, parameters) })))
      .filter(({ distance }) => distance <= 1)
      .sort((a, b) => a.distance - b.distance);
    const taken = new Set<RulePoint | RulePoint[]>();
    for (const { point, line } of pairs) {
      if (taken.has(point) || taken.has(line)) continue;
      line.push(point);
      taken.add(point).add(line);
    }
    lines.push(...points.filter((point) => !taken.has(point)).map((point) => [point]));
  }
  return lines
    .filter((points) => points.length >= shortest)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, parameters.most)
    .map((points) => ({ points, slope: slopeOf(points) }))
    .filter(({ slope }) => Math.abs(slope) <= parameters.steepest);
}

/** The middles of the rows of a strip that are filled. A slanted line counts in the rows next to it. */
function pointsIn({ width, height, data }: Raster, from: number, parameters: GridParameters): RulePoint[] {
  const { strip, filled, thickest } = parameters;
  const points: RulePoint[] = [];
  const mass = (y: number) => {
    let sum = 0;
    for (let x = from; x < from + strip; x++) sum += data[y * width + x];
    return sum;
  };
  // A thin line between two rows, and a slanted one, share their ink out to several.
  const isFilled = (y: number) => {
    let sum = 0;
    for (let x = from; x < from + strip; x++) {
      let own = data[y * width + x];
      if (y > 0) own += data[(y - 1) * width + x];
      if (y < height - 1) own += data[(y + 1) * width + x];
      sum += Math.min(1, own);
    }
    return sum >= filled * strip;
  };
  for (let y = 0; y < height; y++) {
    if (!isFilled(y)) continue;
    let [sum, moment, end] = [0, 0, y];
    for (; end < height && isFilled(end); end++) {
      const own = mass(end);
      sum += own;
      moment += own * (end + 0.5);
    }
    // The rows next to a line count as filled too.
    if (end - y <= thickest + 2 && sum > 0) points.push({ along: from + strip / 2, over: moment / sum });
    y = end;
  }
  return points;
}

/** Distance of a point from where a line is expected; above 1 it does not belong to the line. */
function misfit(line: readonly RulePoint[], { along, over }: RulePoint, parameters: GridParameters): number {
  const last = line[line.length - 1];
  const distance = along - last.along;
  if (line.length === 1)
    return Math.abs(over - last.over) / (parameters.off + parameters.steepest * distance);
  const recent = line.slice(-parameters.recent);
  const slope = slopeOf(recent);
  if (Math.abs(slope) > parameters.steepest) return Infinity;
  return Math.abs(over - last.over - slope * distance) / (parameters.off + 0.1 * distance);
}

function slopeOf(points: readonly RulePoint[]): number {
  const along = mean(points.map((point) => point.along));
  const over = mean(points.map((point) => point.over));
  let [xy, xx] = [0, 0];
  for (const point of points) {
    xy += (point.along - along) * (point.over - over);
    xx += (point.along - along) ** 2;
  }
  return xx > 0 ? xy / xx : 0;
}

/** Where a line is; beyond its ends it goes on straight. */
export function overAt({ points, slope }: Rule, along: number): number {
  const [first, last] = [points[0], points[points.length - 1]];
  if (along <= first.along) return first.over + slope * (along - first.along);
  if (along >= last.along) return last.over + slope * (along - last.along);
  const next = points.findIndex((point) => point.along >= along);
  const [a, b] = [points[next - 1], points[next]];
  return a.over + ((along - a.along) / (b.along - a.along)) * (b.over - a.over);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
