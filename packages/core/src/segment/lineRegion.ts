import { type Region, STRIP_DIGIT, STRIP_HEIGHT } from '../strip.ts';
import type { Group } from './lineGroups.ts';
import { heightOf, type Piece } from './pieces.ts';

/** A line this many digit heights long shows its angle: of one or two digits the heights differ by chance. */
const SURE_LENGTH = 2;
/** What the digits' typical height is among their heights. */
const HIGH = 0.8;
/** Ink may leave the strip by so many of its pixels. */
const OVERHANG = 2;
/** What is higher than this many digits is a slash: its ends may leave the strip. */
const SLASH = 1.7;
/** Room before the first and after the last piece, share of the digits' height. */
const MARGIN = 0.25;

/**
 * How much steeper than the direction in which they were measured a line's digits stand: the median slope between
 * their upper and between their lower edges (Theil 1950, Sen 1968), weighted with the distance.
 * @returns radians
 */
export function tiltOf({ cores }: Group, height: number): number {
  const slices = cores.flatMap((piece) => (piece.slices.length > 1 ? piece.slices : [whole(piece)]));
  const reach = slices.map(({ u }) => u);
  const length = Math.max(...reach) - Math.min(...reach);
  const slopes: [slope: number, weight: number][] = [];
  for (let i = 0; i < slices.length; i++) {
    for (let k = 0; k < i; k++) {
      const du = slices[i].u - slices[k].u;
      if (Math.abs(du) < 0.6 * height) continue;
      slopes.push([(slices[i].top - slices[k].top) / du, Math.abs(du)]);
      slopes.push([(slices[i].bottom - slices[k].bottom) / du, Math.abs(du)]);
    }
  }
  const trust = length ** 2 / (length ** 2 + (SURE_LENGTH * height) ** 2);
  return Math.atan(weightedMedian(slopes)) * trust;
}

function whole({ left, right, top, bottom }: Piece) {
  return { u: (left + right) / 2, top, bottom };
}

function weightedMedian(values: [value: number, weight: number][]): number {
  values.sort(([a], [b]) => a - b);
  const half = values.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let [below, before] = [0, 0];
  for (const [value, weight] of values) {
    below += weight;
    // Two digits have two slopes: the middle lies between them.
    if (below > half * 1.0001) return before === half ? value : value;
    if (Math.abs(below - half) <= half * 0.0001) before = value;
  }
  return before;
}

/** The rectangle round a line whose pieces were measured along `angle`. */
export function regionOf({ cores, small }: Group, angle: number): Region {
  const digit = digitHeight(cores);
  const digits = cores.filter((piece) => heightOf(piece) <= SLASH * digit);
  const top = Math.min(...digits.map((piece) => piece.top));
  const bottom = Math.max(...digits.map((piece) => piece.bottom));
  const height = Math.max(
    (digit * STRIP_HEIGHT) / STRIP_DIGIT,
    ((bottom - top) * STRIP_HEIGHT) / (STRIP_HEIGHT + 2 * OVERHANG),
  );
  const all = [...cores, ...small];
  const left = Math.min(...all.map((piece) => piece.left)) - MARGIN * digit;
  const right = Math.max(...all.map((piece) => piece.right)) + MARGIN * digit;
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: u * cos - v * sin, y: u * sin + v * cos, width: right - left, height, angle };
}

/** A high one of the digits' heights; a run of touching digits counts as often as it has slices. */
export function digitHeight(cores: readonly Piece[]): number {
  const heights = cores.flatMap((piece) => piece.slices.map(() => heightOf(piece))).sort((a, b) => a - b);
  return heights[Math.floor(HIGH * (heights.length - 1))];
}
