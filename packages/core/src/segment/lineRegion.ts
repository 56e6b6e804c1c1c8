import { median } from '../base/quantile.ts';
import { type Region, STRIP_DIGIT, STRIP_HEIGHT } from '../frames/strip.ts';
import type { Group } from './lineGroups.ts';
import { heightOf, type Piece, type Slice } from './pieces.ts';
import { weightedMedian } from './weightedMedian.ts';

/** Standard deviation of the angle of lines, radians, where nothing else is known. */
const USUAL_LEAN = 0.1;
/**
 * Prior standard deviation of the digits' edges from their line, as a fraction of the digits'
 * height, and the weight of this prior, as a number of digits.
 */
const UNEVEN = 0.2;
const SUPPOSED = 2;
/** Smallest such deviation, as a fraction of the height: a smaller one is chance. */
const EVENEST = 0.05;
/** Quantile of the digits' heights that is their typical height. */
const HIGH = 0.8;
/** Ink may extend beyond the strip by this many of its pixels. */
const OVERHANG = 1;
/** A straight stroke higher than this many digits is a slash: its ends may leave the strip. */
const SLASH = 1.4;
/** Smallest size of a broken stroke and largest distance from its digit, relative to its height. */
const FRAGMENT = 0.1;
const NEAR = 0.2;
/** Room before the first and after the last piece, as a fraction of the digits' height. */
const MARGIN = 0.25;

/**
 * Estimates the angle of a line of digits, radians. The slope of an edge is the median of the
 * slopes between its points (Theil 1950, Sen 1968), along the lower edges and along the upper ones.
 * The more even edge counts more, because a large first digit has its foot on the line but not its
 * head. The edges of one or two digits differ by chance: the fewer digits there are, the closer the
 * estimate is to the usual angle.
 *
 * @param along angle at which the pieces were measured, radians
 * @param usual angle of other lines, radians
 */
export function angleOf({ cores }: Group, height: number, along: number, usual: number): number {
  const slices = cores.flatMap((piece) => (piece.slices.length > 1 ? piece.slices : [whole(piece)]));
  const reach = slices.map(({ u }) => u);
  const length = Math.max(...reach) - Math.min(...reach);
  const far = 0.6 * height;
  if (length < far) return usual;
  const edges = (['top', 'bottom'] as const).map((edge) => {
    const slope = edgeSlope(slices, edge, far);
    return { slope, spread: edgeSpread(slices, edge, slope) };
  });
  const weights = edges.map(({ spread }) => 1 / (spread ** 2 + (EVENEST * height) ** 2));
  const slope = (edges[0].slope * weights[0] + edges[1].slope * weights[1]) / (weights[0] + weights[1]);
  const spread = Math.min(edges[0].spread, edges[1].spread);
  const n = slices.length;
  const uneven = (SUPPOSED * (UNEVEN * height) ** 2 + n * spread ** 2) / (SUPPOSED + n);
  // Variance of the slope of a line fitted to two edges, at n points spread evenly over the length.
  const variance = (6 * uneven) / (n * length ** 2);
  const trust = USUAL_LEAN ** 2 / (USUAL_LEAN ** 2 + variance);
  return usual + trust * (along + Math.atan(slope) - usual);
}

type Edge = 'top' | 'bottom';

function edgeSlope(slices: readonly Slice[], edge: Edge, far: number): number {
  const slopes: [slope: number, weight: number][] = [];
  for (let i = 0; i < slices.length; i++) {
    for (let k = 0; k < i; k++) {
      const du = slices[i].u - slices[k].u;
      if (Math.abs(du) >= far) slopes.push([(slices[i][edge] - slices[k][edge]) / du, Math.abs(du)]);
    }
  }
  return weightedMedian(
    slopes,
    ([slope]) => slope,
    ([, weight]) => weight,
  );
}

/** Returns the median distance of an edge from its straight line, as a standard deviation. */
function edgeSpread(slices: readonly Slice[], edge: Edge, slope: number): number {
  const rest = slices.map((slice) => slice[edge] - slope * slice.u);
  const middle = median(rest);
  return 1.48 * median(rest.map((value) => Math.abs(value - middle)));
}

function whole({ left, right, top, bottom }: Piece): Slice {
  return { u: (left + right) / 2, top, bottom };
}

/** Returns the rectangle around a line whose pieces were measured along `angle`. */
export function regionOf({ cores, small }: Group, angle: number): Region {
  const digit = digitHeight(cores);
  const digits = cores.filter((piece) => !piece.straight || heightOf(piece) <= SLASH * digit);
  const whole = [...digits, ...small.filter((piece) => isFragment(piece, digits, digit))];
  const top = Math.min(...whole.map((piece) => piece.top));
  const bottom = Math.max(...whole.map((piece) => piece.bottom));
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

/** True for a part of a broken digit, directly above or below the rest of it. */
function isFragment(piece: Piece, digits: readonly Piece[], height: number): boolean {
  const width = piece.right - piece.left;
  if (Math.max(width, heightOf(piece)) < FRAGMENT * height) return false;
  return digits.some((digit) => {
    const shared = Math.min(piece.right, digit.right) - Math.max(piece.left, digit.left);
    const apart = Math.max(digit.top - piece.bottom, piece.top - digit.bottom);
    return shared >= 0.5 * width && apart < NEAR * height;
  });
}

/** Returns a high quantile of the digits' heights. Touching digits count once for each slice. */
export function digitHeight(cores: readonly Piece[]): number {
  const heights = cores.flatMap((piece) => piece.slices.map(() => heightOf(piece))).sort((a, b) => a - b);
  return heights[Math.floor(HIGH * (heights.length - 1))];
}
