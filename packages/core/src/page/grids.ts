import { groupBy } from '../base/groupBy.ts';
import type { Raster } from '../base/types.ts';
import type { Point } from '../image/box.ts';
import { affine, warp } from '../image/warp.ts';
import { CELL, PAGE_CLASSES } from '../model/pageClasses.ts';
import type { PageMap } from '../model/pageModel.ts';
import { GRID_PARAMETERS, type GridParameters } from './gridParameters.ts';
import { type Lattice, latticesOf, meetingOf } from './lattice.ts';
import { directionOfRules, followRules } from './rules.ts';

/**
 * A ruled table of at least 2×2 cells: the points where its lines cross, [rows + 1][columns + 1], in
 * pixels of the picture. Cell (r, c) lies between the crossings [r][c] and [r + 1][c + 1].
 */
export type Grid = { readonly crossings: readonly (readonly Point[])[] };

const RULE = PAGE_CLASSES.indexOf('rule');

/**
 * Finds ruled grids, photographed from any side, in what the page model says about the cells of a
 * picture. Lines are followed in both directions; lines that cross belong together, and a grid has the
 * lines that cross at least half of the others. Rows run nearest to the x axis.
 */
export function findGrids(
  { width, height, classes }: Pick<PageMap, 'width' | 'height' | 'classes'>,
  parameters: GridParameters = GRID_PARAMETERS,
): Grid[] {
  const rules = { width, height, data: classes[RULE] };
  const view = levelled(rules, directionOfRules(rules));
  const across = followRules(view.rules, parameters);
  const down = followRules(transposed(view.rules), parameters);
  return latticesOf(across, down, parameters)
    .map(crossingsOf)
    .map((rows) => swapped(withFaintLines(rows, view.rules, parameters)))
    .map((columns) => swapped(withFaintLines(columns, view.rules, parameters)))
    .map((points) => ({ crossings: points.map((row) => row.map(view.toPicture)) }));
}

/** A map of a picture that the model saw at a multiple of the original's size. */
export type SeenMap = { readonly map: Parameters<typeof findGrids>[0]; readonly octave: number };

/**
 * Finds the grids of a picture that the model saw at several sizes. Of sightings of one grid, most agree on
 * its rows and columns; of these, that in the largest picture counts, because it is the most exact. If
 * none agree, that with the most cells does: small pictures lose lines.
 * @returns in pixels of the original
 */
export function gridsOf(sights: readonly SeenMap[], parameters: GridParameters = GRID_PARAMETERS): Grid[] {
  const found = sights
    .toSorted((a, b) => b.octave - a.octave)
    .flatMap(({ map, octave }) =>
      findGrids(map, parameters).map(({ crossings }) => ({
        crossings: crossings.map((row) => row.map(({ x, y }) => ({ x: x / octave, y: y / octave }))),
      })),
    );
  const groups: Grid[][] = [];
  for (const grid of found.toSorted((a, b) => cellCount(b) - cellCount(a))) {
    const own = groups.find(([other]) => isIn(middleOf(grid), other) || isIn(middleOf(other), grid));
    if (own) own.push(grid);
    else groups.push([grid]);
  }
  return groups.map(ofUsualShape);
}

/** The first of the grids with the most frequent number of rows and columns. */
function ofUsualShape(grids: readonly Grid[]): Grid {
  const shapes = groupBy(grids, ({ crossings }) => `${crossings.length} ${crossings[0].length}`);
  return [...shapes.values()].reduce((most, other) => (other.length > most.length ? other : most))[0];
}

function cellCount({ crossings }: Grid): number {
  return (crossings.length - 1) * (crossings[0].length - 1);
}

function middleOf({ crossings }: Grid): Point {
  const points = crossings.flat();
  return { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
}

function isIn(point: Point, { crossings }: Grid): boolean {
  const [first, last] = [crossings[0], crossings[crossings.length - 1]];
  return isInside(point, [first[0], first[first.length - 1], last[last.length - 1], last[0]]);
}

/** True if a point is on the same side of all edges of a convex polygon. */
export function isInside({ x, y }: Point, corners: readonly Point[]): boolean {
  const sides = corners.map((from, i) => {
    const to = corners[(i + 1) % corners.length];
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0;
  });
  return sides.every((side) => side === sides[0]);
}

/** The map turned so that its ruled lines are nearly level, and the way back to the picture. */
function levelled(rules: Raster, angle: number) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const width = Math.ceil(rules.width * cos + rules.height * Math.abs(sin));
  const height = Math.ceil(rules.width * Math.abs(sin) + rules.height * cos);
  const toMap = ({ x, y }: Point): Point => ({
    x: rules.width / 2 + (x - width / 2) * cos - (y - height / 2) * sin,
    y: rules.height / 2 + (x - width / 2) * sin + (y - height / 2) * cos,
  });
  // Warps count from the middles of pixels.
  const origin = toMap({ x: 0.5, y: 0.5 });
  const projection = affine(cos, -sin, origin.x - 0.5, sin, cos, origin.y - 0.5);
  return {
    rules: warp(rules, projection, width, height),
    toPicture: (point: Point): Point => {
      const { x, y } = toMap(point);
      return { x: CELL * x, y: CELL * y };
    },
  };
}

function transposed({ width, height, data }: Raster): Raster {
  const turned = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) turned[x * height + y] = data[y * width + x];
  return { width: height, height: width, data: turned };
}

/** Where the lines cross, [across][down]. */
function crossingsOf({ across, down }: Lattice): Point[][] {
  return across.map((row) =>
    down.map((column) => {
      const { along, over } = meetingOf(row, column);
      return { x: along, y: over };
    }),
  );
}

/** Adds lines that were not found where the distances of the others say that there is one. */
function withFaintLines(rows: readonly Point[][], rules: Raster, parameters: GridParameters): Point[][] {
  const usual = usualDistance(rows);
  return rows.flatMap((row, i) => [row, ...faintLines(row, rows[i + 1], usual, rules, parameters)]);
}

function faintLines(
  row: Point[],
  next: Point[] | undefined,
  usual: number,
  rules: Raster,
  { faint }: GridParameters,
): Point[][] {
  if (!next) return [];
  const times = Math.round(distance(row, next) / usual);
  const between = Array.from({ length: Math.max(0, times - 1) }, (_, k) => mixed(row, next, (k + 1) / times));
  return between.every((line) => meanAlong(line, rules) >= faint) ? between : [];
}

/** The median distance of neighbouring lines. */
function usualDistance(rows: readonly Point[][]): number {
  return median(rows.slice(1).map((row, i) => distance(rows[i], row)));
}

/** Distance of two lines, cells. */
function distance(a: readonly Point[], b: readonly Point[]): number {
  return mean(a.map(({ x, y }, i) => Math.hypot(b[i].x - x, b[i].y - y)));
}

function mixed(a: readonly Point[], b: readonly Point[], share: number): Point[] {
  return a.map(({ x, y }, i) => ({ x: x + share * (b[i].x - x), y: y + share * (b[i].y - y) }));
}

/** Mean of the largest values next to a line through points, from one to the next. */
function meanAlong(line: readonly Point[], { width, height, data }: Raster): number {
  let [sum, count] = [0, 0];
  for (const [i, to] of line.entries()) {
    if (i === 0) continue;
    const from = line[i - 1];
    // Not at the ends, where the other lines are.
    for (let share = 0.2; share <= 0.81; share += 0.1) {
      const [x, y] = [from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)].map(Math.floor);
      let most = 0;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++)
          most = Math.max(most, data[row * width + column]);
      sum += most;
      count++;
    }
  }
  return sum / count;
}

function swapped(rows: readonly (readonly Point[])[]): Point[][] {
  return rows[0].map((_, column) => rows.map((row) => row[column]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
