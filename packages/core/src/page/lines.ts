import { groupBy } from '../base/groupBy.ts';
import type { Region } from '../frames/strip.ts';
import { STRIP_DIGIT, STRIP_HEIGHT } from '../frames/strip.ts';
import { connectedComponents } from '../image/components.ts';
import { upperMedian } from '../image/quantile.ts';
import { CELL, LINE_KINDS, type LineKind } from '../model/pageClasses.ts';
import type { PageMap } from '../model/pageModel.ts';
import { PAGE_PARAMETERS, type PageParameters } from './parameters.ts';

/** A text line that the page model found. */
export type PageLine = {
  /** Its rectangle, pixels of the picture that the model saw; the angle is that of the reading direction. */
  readonly region: Region;
  /** Height of its digits, pixels of that picture. */
  readonly digit: number;
  /** The most probable kind, and its probability. */
  readonly kind: LineKind;
  readonly probability: number;
  /** Probabilities of all kinds, in the order of `LINE_KINDS`. */
  readonly kinds: readonly number[];
};

/**
 * Finds the text lines in what the page model says about the cells of a picture. The middle halves of
 * two lines never touch (Liao et al. 2020, DBNet, arXiv:1911.08947, shrinks text regions for the same
 * reason), so each connected region of cells with a line's middle is one line. Its cells vote for its
 * direction, height and kind. Returns the lines in the order of a scan by rows.
 */
export function linesOf(map: PageMap, parameters: PageParameters = PAGE_PARAMETERS): PageLine[] {
  const { width, height, centre } = map;
  const data = Uint8Array.from(centre, (probability) => (probability >= parameters.centre ? 1 : 0));
  const { labels, components } = connectedComponents({ width, height, data });
  const cells: number[][] = components.map(() => []);
  for (let i = 0; i < labels.length; i++) if (labels[i] > 0) cells[labels[i] - 1].push(i);
  return cells
    .filter((own) => own.length >= parameters.leastCells)
    .flatMap((own) => {
      const angle = directionOf(own, map);
      const whole = lineOf(own, angle, map);
      if (whole.kind !== 'number') return [whole];
      return withoutUnits(own, angle, map).map((part) => lineOf(part, angle, map));
    });
}

/**
 * Divides the cells of a number where print begins or ends: a printed unit or label next to it is a line
 * of its own. A part is at least as long as the digits are high.
 */
function withoutUnits(
  cells: readonly number[],
  angle: number,
  { width, coreHeight, kinds }: PageMap,
): (readonly number[])[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = (i: number) => Math.round((i % width) * cos + Math.floor(i / width) * sin);
  const columns = groupBy(cells, along);
  const places = [...columns.keys()].sort((a, b) => a - b);
  const least = Math.ceil(upperMedian(cells.map((i) => coreHeight[i])) / CELL);
  const print = kinds[LINE_KINDS.indexOf('print')];
  const isPrint = places.map((place) => mean(columns.get(place)!, print) >= 0.5);
  const ends = borders(isPrint, least);
  return ends.map((end, part) =>
    places.slice(ends[part - 1] ?? 0, end).flatMap((place) => columns.get(place)!),
  );
}

/** Ends of the runs of equal values; runs that are too short are joined to the one before, or after the first. */
function borders(values: readonly boolean[], least: number): number[] {
  const ends = values.flatMap((value, i) => (value === values[i + 1] ? [] : [i + 1]));
  const kept: number[] = [];
  for (const [i, end] of ends.entries()) {
    const isLast = i === ends.length - 1;
    const before = kept.at(-1) ?? 0;
    if (end - before >= least) kept.push(end);
    else if (isLast && kept.length > 0) kept[kept.length - 1] = end;
    else if (isLast) kept.push(end);
  }
  return kept;
}

/**
 * The line through the middles of its cells. Along the line it ends with its cells; the height is the
 * median of what they say, because a few cells at the ends are unsure.
 */
function lineOf(cells: readonly number[], angle: number, { width, coreHeight, kinds }: PageMap): PageLine {
  const digit = upperMedian(cells.map((i) => coreHeight[i]));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, above, below] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const i of cells) {
    const x = CELL * ((i % width) + 0.5);
    const y = CELL * (Math.floor(i / width) + 0.5);
    const [along, across] = [x * cos + y * sin, y * cos - x * sin];
    left = Math.min(left, along);
    right = Math.max(right, along);
    above = Math.min(above, across);
    below = Math.max(below, across);
  }
  // A cell reaches half of its side beyond its middle.
  const [along, across] = [(left + right) / 2, (above + below) / 2];
  const probabilities = LINE_KINDS.map((_, kind) => mean(cells, kinds[kind]));
  const probability = Math.max(...probabilities);
  return {
    region: {
      x: along * cos - across * sin,
      y: along * sin + across * cos,
      width: right - left + CELL,
      height: (digit * STRIP_HEIGHT) / STRIP_DIGIT,
      angle,
    },
    digit,
    kind: LINE_KINDS[probabilities.indexOf(probability)],
    probability,
    kinds: probabilities,
  };
}

/** The mean direction of the cells as vectors, so that 179° and −179° give 180°. */
function directionOf(cells: readonly number[], { centre, direction }: PageMap): number {
  let [x, y] = [0, 0];
  for (const i of cells) {
    x += centre[i] * Math.cos(direction[i]);
    y += centre[i] * Math.sin(direction[i]);
  }
  return Math.atan2(y, x);
}

function mean(cells: readonly number[], plane: Float32Array): number {
  return cells.reduce((sum, i) => sum + plane[i], 0) / cells.length;
}
