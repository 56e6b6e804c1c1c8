import type { Paper, PenPoint } from './stroke.ts';

/**
 * Returns the parts of a pen's path that are on the paper, each up to the edge. A pen that leaves the
 * paper and comes back draws two parts, and nothing along the edge.
 */
export function withinPaper(path: readonly PenPoint[], paper: Paper): PenPoint[][] {
  const parts: PenPoint[][] = [];
  let part: PenPoint[] | null = null;
  for (const [i, point] of path.entries()) {
    const isIn = isOn(point, paper);
    if (isIn && !part) {
      part = i === 0 ? [] : [atEdge(point, path[i - 1], paper)];
      parts.push(part);
    }
    if (isIn) part?.push(point);
    else {
      part?.push(atEdge(path[i - 1], point, paper));
      part = null;
    }
  }
  return parts;
}

function isOn({ x, y }: PenPoint, { width, height }: Paper): boolean {
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

/** Returns where the way from a point on the paper to one outside crosses the edge. */
function atEdge(inside: PenPoint, outside: PenPoint, { width, height }: Paper): PenPoint {
  const share = Math.min(crossing(inside.x, outside.x, width), crossing(inside.y, outside.y, height));
  const between = (from: number, to: number) => from + (to - from) * share;
  return { ...inside, x: between(inside.x, outside.x), y: between(inside.y, outside.y) };
}

/** Share of the way from `from`, in [0, length], to `to` up to an edge; 1 if it reaches none. */
function crossing(from: number, to: number, length: number): number {
  if (to < 0) return from / (from - to);
  return to > length ? (length - from) / (to - from) : 1;
}
