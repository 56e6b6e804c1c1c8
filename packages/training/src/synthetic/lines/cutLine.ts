import { STRIP_DIGIT, STRIP_HEIGHT } from '@cifra/core/frames/strip.ts';
import { bilinear } from '@cifra/core/image/warp.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Line } from './strip.ts';

/**
 * Variation of a line's position and shape in its strip. Ratios are the extremes in both
 * directions.
 */
export type Geometry = {
  /** height of the digits */
  readonly scale: number;
  /** width over height */
  readonly aspect: number;
  /** maximum added slant, tangent */
  readonly slant: number;
  /** maximum tilt, radians */
  readonly tilt: number;
  /** maximum vertical shift, pixels of the strip */
  readonly shift: number;
  /** maximum empty paper left and right, in heights of a digit */
  readonly margin: number;
  /**
   * standard deviation of the elastic displacement, pixels of the strip, and the distance of its
   * grid points
   */
  readonly elastic: { readonly amplitude: number; readonly spacing: number };
};

/** No changes, and no squeezing beyond what is necessary. */
export const NEUTRAL: Geometry = {
  scale: 1,
  aspect: 1,
  slant: 0,
  tilt: 0,
  shift: 0,
  margin: 0,
  elastic: { amplitude: 0, spacing: 16 },
};

/** Slightly more variation than lines cut from real pictures have. */
export const GEOMETRY: Geometry = {
  scale: 1.25,
  aspect: 1.3,
  slant: 0.4,
  tilt: 0.05,
  shift: 2.5,
  margin: 0.6,
  elastic: { amplitude: 0.9, spacing: 9 },
};

/**
 * Crops a line out of its paper into a strip, with random variation. A line that is too long is
 * squeezed.
 * @param out [STRIP_HEIGHT, width], overwritten
 */
export function cutLine(
  line: Line,
  width: number,
  random: Random,
  geometry: Geometry,
  out: Float32Array,
): void {
  const { ink, level } = line;
  const between = (most: number) => most * (2 * random.next() - 1);
  const ratio = (most: number) => most ** (2 * random.next() - 1);
  const height = line.digit * ratio(geometry.scale);
  // Pixels of the page per pixel of the strip.
  const down = height / STRIP_DIGIT;
  const margins = [random.next(), random.next()].map((share) => share * geometry.margin * line.digit);
  const [left, right] = [line.left - margins[0], line.right + margins[1]];
  const across = Math.max(down * ratio(geometry.aspect), (right - left) / width);
  const slant = between(geometry.slant);
  const tilt = between(geometry.tilt);
  const middle = (line.top + line.bottom) / 2 + between(geometry.shift) * down;
  const centre = (left + right) / 2;
  const used = (right - left) / across;
  // If the strip is longer than the line, the line is placed at random in the first part of the
  // strip, because readers pad on the right.
  const start = Math.max(0, width - used) * random.next() * 0.15;
  const field = displacements(width, random, geometry.elastic);
  const soften = Math.max(down, across);
  for (let y = 0, at = 0; y < STRIP_HEIGHT; y++) {
    const v = y + 0.5 - STRIP_HEIGHT / 2;
    for (let x = 0; x < width; x++, at++) {
      const dx = field.x[at];
      const dy = field.y[at];
      const px = left + (x + 0.5 + dx - start) * across + slant * (v + dy) * down;
      const py = middle + (v + dy) * down + tilt * (px - centre);
      // Beyond the end of the line there is paper, even where ink on the page continues.
      const beyond = px > right + line.digit * 0.5 || px < left - line.digit * 0.5;
      out[at] = beyond ? 0 : Math.min(1, sample(ink, px - 0.5, py - 0.5, soften) / level);
    }
  }
}

/** The ink at a point. If the page is shrunk, the mean of four points around this point. */
function sample(ink: Line['ink'], x: number, y: number, shrinking: number): number {
  if (shrinking <= 1.2) return bilinear(ink, x, y);
  const d = shrinking / 4;
  return (
    (bilinear(ink, x - d, y - d) +
      bilinear(ink, x + d, y - d) +
      bilinear(ink, x - d, y + d) +
      bilinear(ink, x + d, y + d)) /
    4
  );
}

/**
 * A smooth field of displacements, pixels of the strip: normal numbers on a grid, bilinear in
 * between.
 */
function displacements(
  width: number,
  random: Random,
  { amplitude, spacing }: Geometry['elastic'],
): { readonly x: Float32Array; readonly y: Float32Array } {
  const columns = Math.ceil(width / spacing) + 2;
  const rows = Math.ceil(STRIP_HEIGHT / spacing) + 2;
  const grid = () => Float32Array.from({ length: columns * rows }, () => amplitude * random.normal());
  return { x: spread(grid(), columns, width, spacing), y: spread(grid(), columns, width, spacing) };
}

function spread(grid: Float32Array, columns: number, width: number, spacing: number): Float32Array {
  const field = new Float32Array(STRIP_HEIGHT * width);
  for (let y = 0, at = 0; y < STRIP_HEIGHT; y++) {
    const row = Math.floor(y / spacing);
    const t = y / spacing - row;
    for (let x = 0; x < width; x++, at++) {
      const column = Math.floor(x / spacing);
      const s = x / spacing - column;
      const i = row * columns + column;
      const top = grid[i] * (1 - s) + grid[i + 1] * s;
      const bottom = grid[i + columns] * (1 - s) + grid[i + columns + 1] * s;
      field[at] = top * (1 - t) + bottom * t;
    }
  }
  return field;
}
