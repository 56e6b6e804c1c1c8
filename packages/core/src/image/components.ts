import type { Box, Mask } from '../base/types.ts';

/** Ink whose pixels touch, corners included. */
export type Component = {
  /** its number in `labels`, from 1 */
  readonly label: number;
  readonly box: Box;
  /** pixels */
  readonly area: number;
  readonly centroid: { readonly x: number; readonly y: number };
};

export type Components = {
  /** number of each pixel's component, 0 for paper */
  readonly labels: Int32Array;
  readonly components: readonly Component[];
};

/** Most steps of reading ask for the components of the same mask, which never changes. */
const known = new WeakMap<Mask, Components>();

/** Returns the 8-connected components of a mask, in the order of a scan by rows. */
export function connectedComponents(mask: Mask): Components {
  const components = known.get(mask) ?? findComponents(mask);
  known.set(mask, components);
  return components;
}

/**
 * Works on runs of ink instead of pixels (Rosenfeld & Pfaltz 1966, with union-find): there are a
 * tenth as many.
 */
function findComponents({ width, data }: Mask): Components {
  const runs = runsOf(data, width);
  connect(runs, width);
  const labels = new Int32Array(data.length);
  const sums: Sums[] = [];
  const labelOf = new Int32Array(runs.from.length);
  for (let run = 0; run < runs.from.length; run++) {
    const root = rootOf(runs.parent, run);
    const [from, to] = [runs.from[run], runs.to[run]];
    const x = from % width;
    const y = (from - x) / width;
    if (root === run) labelOf[run] = sums.push(startedAt(y));
    const label = labelOf[root];
    labels.fill(label, from, to);
    addRun(sums[label - 1], x, y, to - from);
  }
  return { labels, components: sums.map((each, i) => componentOf(each, i + 1)) };
}

/** Runs of ink within a row, in the order of a scan by rows: indices of pixels, `to` is excluded. */
type Runs = {
  readonly from: number[];
  readonly to: number[];
  /** An earlier run that touches this one, directly or through others; itself if there is none. */
  readonly parent: number[];
};

function runsOf(data: Uint8Array, width: number): Runs {
  const runs: Runs = { from: [], to: [], parent: [] };
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at)) {
    const rowEnd = at - (at % width) + width;
    runs.parent.push(runs.from.length);
    runs.from.push(at);
    while (at < rowEnd && data[at]) at++;
    runs.to.push(at);
  }
  return runs;
}

/** Unites the runs that touch, corners included. */
function connect({ from, to, parent }: Runs, width: number): void {
  let above = 0;
  for (let run = 0; run < from.length; run++) {
    // A run reaches one column further in the row above, except at the sides of the picture.
    const left = from[run] - (from[run] % width === 0 ? 0 : 1) - width;
    const right = to[run] + (to[run] % width === 0 ? 0 : 1) - width;
    while (to[above] <= left) above++;
    for (let other = above; from[other] < right; other++) unite(parent, other, run);
  }
}

/** The earlier root becomes the root of both, so that it is the first run of its component. */
function unite(parent: number[], a: number, b: number): void {
  const [one, other] = [rootOf(parent, a), rootOf(parent, b)];
  if (one < other) parent[other] = one;
  else parent[one] = other;
}

function rootOf(parent: number[], run: number): number {
  let root = run;
  while (parent[root] !== root) {
    // Halves the path for the next search.
    parent[root] = parent[parent[root]];
    root = parent[root];
  }
  return root;
}

/** What is known of a component from its runs so far; `right` and `bottom` are inside. */
type Sums = {
  left: number;
  right: number;
  readonly top: number;
  bottom: number;
  area: number;
  sumX: number;
  sumY: number;
};

function startedAt(y: number): Sums {
  return { left: Number.POSITIVE_INFINITY, right: 0, top: y, bottom: y, area: 0, sumX: 0, sumY: 0 };
}

function addRun(sums: Sums, x: number, y: number, length: number): void {
  const last = x + length - 1;
  if (x < sums.left) sums.left = x;
  if (last > sums.right) sums.right = last;
  sums.bottom = y;
  sums.area += length;
  sums.sumX += ((x + last) * length) / 2;
  sums.sumY += y * length;
}

function componentOf({ left, right, top, bottom, area, sumX, sumY }: Sums, label: number): Component {
  const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return { label, box, area, centroid: { x: sumX / area, y: sumY / area } };
}
