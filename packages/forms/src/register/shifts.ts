import type { Point } from '@cifra/core/image/box.ts';
import { type Cv, type Mat, withScope } from './openCv.ts';

/** A tile of a blank, and where its print was found. */
export type TileMatch = {
  /** Centre of the tile, pixels. */
  readonly at: Point;
  /** How far from there its print is. Along a line that leaves the tile at both ends this is not known: null. */
  readonly shift: { readonly x: number | null; readonly y: number | null };
  /** Correlation of the print with what is there, at most 1. */
  readonly likeness: number;
};

/** A tile with less ink on average has no print to find. */
const LEAST_INK = 3;
/** The correlation falls by this much within `ASIDE` pixels, or the place in this direction is not known. */
const FALL = 0.12;
const ASIDE = 4;

/** Looks for the print of each tile of a blank within `reach` pixels of its place in an aligned picture. */
export function shiftsBetween(
  cv: Cv,
  blank: Mat,
  aligned: Mat,
  { tile, step, reach }: { readonly tile: number; readonly step: number; readonly reach: number },
): TileMatch[] {
  const matches: TileMatch[] = [];
  for (let y = reach; y + tile + reach <= blank.rows; y += step) {
    for (let x = reach; x + tile + reach <= blank.cols; x += step) {
      if (inkOf(blank, x, y, tile) < LEAST_INK) continue;
      const match = withScope((keep) => {
        const part = keep(blank.roi(new cv.Rect(x, y, tile, tile)));
        const around = keep(
          aligned.roi(new cv.Rect(x - reach, y - reach, tile + 2 * reach, tile + 2 * reach)),
        );
        const result = keep(new cv.Mat());
        cv.matchTemplate(around, part, result, cv.TM_CCOEFF_NORMED);
        const { maxVal, maxLoc } = cv.minMaxLoc(result);
        const side = 2 * reach + 1;
        const at = maxLoc.y * side + maxLoc.x;
        const offset = (position: number, stride: number) => {
          if (!isPeak(result.data32F, at, stride, position, side)) return null;
          return position - reach + vertex(result.data32F, at, stride, position, side);
        };
        return {
          at: { x: x + tile / 2, y: y + tile / 2 },
          shift: { x: offset(maxLoc.x, 1), y: offset(maxLoc.y, side) },
          likeness: maxVal,
        };
      });
      matches.push(match);
    }
  }
  return matches;
}

/** True if the correlation falls on both sides, as far as it was computed. */
function isPeak(values: Float32Array, at: number, stride: number, position: number, side: number): boolean {
  const before = Math.min(ASIDE, position);
  const after = Math.min(ASIDE, side - 1 - position);
  const falls = (steps: number) => values[at] - values[at + steps * stride] >= FALL;
  return (before < ASIDE || falls(-before)) && (after < ASIDE || falls(after)) && before + after > ASIDE;
}

/** Mean darkness of a tile, 0 to 255. */
function inkOf({ data, cols }: Mat, left: number, top: number, tile: number): number {
  let sum = 0;
  for (let y = top; y < top + tile; y++) {
    for (let x = left; x < left + tile; x++) sum += 255 - data[y * cols + x];
  }
  return sum / tile ** 2;
}

/** Where between pixels a parabola through three values is highest. */
function vertex(values: Float32Array, at: number, stride: number, position: number, side: number): number {
  if (position === 0 || position === side - 1) return 0;
  const [before, here, after] = [values[at - stride], values[at], values[at + stride]];
  const curvature = before - 2 * here + after;
  return curvature < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curvature))) : 0;
}
