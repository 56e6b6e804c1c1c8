import { GRID_PARAMETERS, type GridParameters } from './gridParameters.ts';
import { overAt, type Rule, type RulePoint } from './rules.ts';

/** Lines across (x → y) and down (y → x) that cross each other, each in order. */
export type Lattice = { readonly across: readonly Rule[]; readonly down: readonly Rule[] };

/**
 * Groups ruled lines of two directions: lines that cross belong together, and a lattice has the lines
 * that cross at least a share of the others. It has at least 3×3 lines.
 */
export function latticesOf(
  across: readonly Rule[],
  down: readonly Rule[],
  parameters: GridParameters = GRID_PARAMETERS,
): Lattice[] {
  return crossing(across, down, parameters)
    .flatMap((lattice) => parts(lattice, parameters))
    .map(({ across, down }) => ({ across: proper(across, down, parameters), down }))
    .filter(isWhole)
    .map(({ across, down }) => ({ across, down: proper(down, across, parameters) }))
    .filter(isWhole);
}

function isWhole({ across, down }: Lattice): boolean {
  return across.length > 2 && down.length > 2;
}

/** Groups of lines that cross each other, without lines that cross too few. */
function crossing(across: readonly Rule[], down: readonly Rule[], parameters: GridParameters): Lattice[] {
  const crosses = across.map((one) => down.map((other) => isCrossing(one, other, parameters)));
  const open = new Set(across.keys());
  const lattices: Lattice[] = [];
  for (const first of open) {
    const { rows, columns } = connected(first, crosses);
    for (const row of rows) open.delete(row);
    prune(rows, columns, crosses, parameters.crossed);
    const lattice = { across: [...rows].map((i) => across[i]), down: [...columns].map((i) => down[i]) };
    if (isWhole(lattice)) lattices.push(ordered(lattice));
  }
  return lattices;
}

/** The lines that can be reached from a row over crossings. */
function connected(first: number, crosses: readonly (readonly boolean[])[]) {
  const [rows, columns] = [new Set([first]), new Set<number>()];
  for (const row of rows) {
    for (const [column, isCrossed] of crosses[row].entries()) if (isCrossed) columns.add(column);
    for (const [other, own] of crosses.entries())
      if (own.some((is, j) => is && columns.has(j))) rows.add(other);
  }
  return { rows, columns };
}

/** Removes the lines that cross fewer than a share of the others, the worst first. */
function prune(
  rows: Set<number>,
  columns: Set<number>,
  crosses: readonly (readonly boolean[])[],
  share: number,
): void {
  for (;;) {
    const [row, ofRow] = worst(rows, columns, (i, j) => crosses[i][j]);
    const [column, ofColumn] = worst(columns, rows, (j, i) => crosses[i][j]);
    if (Math.min(ofRow, ofColumn) >= share) return;
    if (ofRow <= ofColumn) rows.delete(row);
    else columns.delete(column);
  }
}

/** The line with the smallest share of crossings. */
function worst(
  lines: ReadonlySet<number>,
  others: ReadonlySet<number>,
  isCrossed: (line: number, other: number) => boolean,
): [line: number, share: number] {
  let [worst, least] = [-1, Infinity];
  for (const line of lines) {
    const count = [...others].filter((other) => isCrossed(line, other)).length;
    if (count / others.size < least) [worst, least] = [line, count / others.size];
  }
  return [worst, least];
}

function isCrossing(across: Rule, down: Rule, parameters: GridParameters): boolean {
  const { along, over } = meetingOf(across, down);
  return isOn(across, along, parameters) && isOn(down, over, parameters);
}

/** True if a place is on a line, or just beyond its ends: a line is known at the middles of strips. */
function isOn({ points }: Rule, along: number, { strip, beyond }: GridParameters): boolean {
  const more = strip / 2 + beyond;
  return along >= points[0].along - more && along <= points[points.length - 1].along + more;
}

/** The lines of both directions by their places in the middle of the others. */
function ordered({ across, down }: Lattice): Lattice {
  const inOrder = (lines: readonly Rule[], others: readonly Rule[]) => {
    const middle = mean(others.map((other) => overAt(other, mean(lines.map((line) => line.points[0].over)))));
    return lines.toSorted((a, b) => overAt(a, middle) - overAt(b, middle));
  };
  return { across: inOrder(across, down), down: inOrder(down, across) };
}

/** Without lines of too few points, lines that cross their neighbours, and the weaker of two close ones. */
function proper(lines: readonly Rule[], others: readonly Rule[], parameters: GridParameters): Rule[] {
  const { step, supported, near, double } = parameters;
  const all = lines.map((line) => ({ line, places: others.map((other) => meetingOf(line, other)) }));
  const from = Math.min(...all.map(({ places }) => places[0].along));
  const to = Math.max(...all.map(({ places }) => places[places.length - 1].along));
  const seen = all.map((one) => {
    const inner = one.line.points.filter(({ along }) => along > from && along < to);
    return { ...one, strength: (inner.length * step) / (to - from) };
  });
  const strong = seen.filter(({ strength }) => strength >= supported);
  const usual = median(strong.slice(1).map(({ places }, i) => apart(strong[i].places, places)));
  const isClose = (one: (typeof seen)[number], other: typeof one) =>
    apart(one.places, other.places) < Math.min(double, near * usual);
  const kept: typeof seen = [];
  for (const one of seen.toSorted((a, b) => b.strength - a.strength)) {
    if (kept.some((other) => isClose(one, other) || isCrossed(one.places, other.places))) continue;
    // A blurred line may have been followed in pieces.
    const pieces = seen.filter((other) => isClose(one, other));
    if (pieces.reduce((sum, { strength }) => sum + strength, 0) >= supported) kept.push(one);
  }
  return seen.filter((one) => kept.includes(one)).map(({ line }) => line);
}

/** True if two lines of one direction change sides. */
function isCrossed(one: readonly RulePoint[], two: readonly RulePoint[]): boolean {
  return one.some(({ over }, i) => over < two[i].over !== one[0].over < two[0].over);
}

/** Where a line meets one of the other direction, along it and over its axis. */
export function meetingOf(line: Rule, other: Rule): RulePoint {
  let along = other.points[0].over;
  // Both are less steep than 45°, so the steps converge.
  for (let i = 0; i < 8; i++) along = overAt(other, overAt(line, along));
  return { along, over: overAt(line, along) };
}

/** Mean distance of two lines. */
function apart(one: readonly RulePoint[], two: readonly RulePoint[]): number {
  return mean(one.map(({ over }, i) => Math.abs(two[i].over - over)));
}

/** Two tables whose lines are level join over the gap between them: parts where few lines go on. */
function parts({ across, down }: Lattice, parameters: GridParameters): Lattice[] {
  return runs(down, across, parameters).flatMap((columns) =>
    runs(across, columns, parameters).map((rows) => ({ across: rows, down: columns })),
  );
}

/** Runs of lines between which enough of the others go on. */
function runs(lines: readonly Rule[], others: readonly Rule[], parameters: GridParameters): Rule[][] {
  const isJoined = (a: Rule, b: Rule) => {
    const joined = others.filter((other) =>
      goesOn(other, meetingOf(other, a).along, meetingOf(other, b).along, parameters),
    );
    return joined.length >= parameters.joined * others.length;
  };
  return split(lines, isJoined).filter((run) => run.length > 2);
}

/** True if a line has points between two places, or they are too near to tell. */
function goesOn({ points }: Rule, from: number, to: number, { strip, step }: GridParameters): boolean {
  if (to - from <= strip) return true;
  const inner = points.filter(({ along }) => along > from && along < to).length;
  return inner >= (to - from) / step / 2;
}

/** Splits a list between neighbours that do not belong together. */
function split<T>(items: readonly T[], belong: (a: T, b: T) => boolean): T[][] {
  const runs: T[][] = [];
  for (const [i, item] of items.entries()) {
    if (i > 0 && belong(items[i - 1], item)) runs[runs.length - 1].push(item);
    else runs.push([item]);
  }
  return runs;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
