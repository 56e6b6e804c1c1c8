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
  return cells.filter((own) => own.length >= parameters.leastCells).map((own) => lineOf(own, map));
}

/**
 * The line through the middles of its cells. Along the line it ends with its cells; the height is the
 * median of what they say, because a few cells at the ends are unsure.
 */
function lineOf(
  cells: readonly number[],
  { width, centre, coreHeight, direction, kinds }: PageMap,
): PageLine {
  const angle = directionOf(cells, centre, direction);
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
  };
}

/** The mean direction of the cells as vectors, so that 179° and −179° give 180°. */
function directionOf(cells: readonly number[], centre: Float32Array, direction: Float32Array): number {
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
