import type { Random } from '@cifra/core/random/random.ts';
import { FRAME } from './canvas.ts';

/**
 * A smooth random displacement: uniform cubic B-splines over a coarse grid of random control
 * points. It replaces the Gaussian-blurred noise of Simard, Steinkraus and Platt (Best Practices
 * for Convolutional Neural Networks, ICDAR 2003, section 2): equally smooth, at a tenth of the
 * work.
 */
export type Elastic = {
  /** Displacement on each axis, pixels, of the row that `fillRow` filled last. */
  readonly rowX: Float32Array;
  readonly rowY: Float32Array;
  /** Maximum displacement on either axis, pixels; 0 = no displacement. */
  reach: number;
  /** Displacements of the control points, row by row. */
  readonly controlX: Float32Array;
  readonly controlY: Float32Array;
  /** One row of control points, blended from four. */
  readonly columnX: Float32Array;
  readonly columnY: Float32Array;
  grid: Grid;
  /** By spacing; a recipe uses few. */
  readonly grids: Map<number, Grid>;
};

/**
 * The grid of one spacing: for each pixel the first of its four control points, and their weights.
 */
type Grid = { readonly points: number; readonly first: Uint8Array; readonly weights: Float32Array };

/**
 * Root mean square of a spline of independent control points of unit variance: the mean of its
 * squared weights.
 */
const SPLINE_RMS = 151 / 315;

/** For uniform numbers in [-1, 1], whose standard deviation is 1/√3. */
const UNIT = Math.sqrt(3) / SPLINE_RMS;

/** More control points than this have no visible effect on pixels. */
const MOST_POINTS = FRAME + 3;

/** Creates a field without displacement, whose arrays are reused for one digit after another. */
export function createElastic(): Elastic {
  return {
    rowX: new Float32Array(FRAME),
    rowY: new Float32Array(FRAME),
    reach: 0,
    controlX: new Float32Array(MOST_POINTS * MOST_POINTS),
    controlY: new Float32Array(MOST_POINTS * MOST_POINTS),
    columnX: new Float32Array(MOST_POINTS),
    columnY: new Float32Array(MOST_POINTS),
    grid: createGrid(FRAME),
    grids: new Map(),
  };
}

/**
 * Draws the control points: 2 · points² numbers, none if the amplitude is 0.
 *
 * @param settings.amplitude root mean square displacement on each axis, pixels
 * @param settings.spacing distance of the control points, pixels, at least 1
 */
export function drawElastic(
  elastic: Elastic,
  rng: Random,
  settings: { readonly amplitude: number; readonly spacing: number },
): void {
  elastic.reach = 0;
  if (settings.amplitude <= 0) return;
  const grid = gridOf(elastic, settings.spacing);
  elastic.grid = grid;
  const { controlX, controlY } = elastic;
  const range = settings.amplitude * UNIT;
  const count = grid.points * grid.points;
  for (let i = 0; i < count; i++) {
    controlX[i] = range * (2 * rng.next() - 1);
    controlY[i] = range * (2 * rng.next() - 1);
  }
  // A spline stays within the range of its control points.
  elastic.reach = range;
}

/**
 * Fills `rowX` and `rowY` with the displacements of the frame's row `y`, columns `from` to `to`
 * (inclusive).
 */
export function fillRow(elastic: Elastic, y: number, from: number, to: number): void {
  const { points, first, weights } = elastic.grid;
  blendRows(elastic, first[y] * points, y * 4);
  const { rowX, rowY, columnX, columnY } = elastic;
  for (let x = from; x <= to; x++) {
    const p = first[x];
    const w = x * 4;
    const w0 = weights[w];
    const w1 = weights[w + 1];
    const w2 = weights[w + 2];
    const w3 = weights[w + 3];
    rowX[x] = w0 * columnX[p] + w1 * columnX[p + 1] + w2 * columnX[p + 2] + w3 * columnX[p + 3];
    rowY[x] = w0 * columnY[p] + w1 * columnY[p + 1] + w2 * columnY[p + 2] + w3 * columnY[p + 3];
  }
}

/**
 * Blends the four rows of control points from index `start` on, with the weights at `w`, into one
 * row.
 */
function blendRows(elastic: Elastic, start: number, w: number): void {
  const { controlX, controlY, columnX, columnY } = elastic;
  const { points, weights } = elastic.grid;
  const w0 = weights[w];
  const w1 = weights[w + 1];
  const w2 = weights[w + 2];
  const w3 = weights[w + 3];
  for (let p = 0, a = start; p < points; p++, a++) {
    const b = a + points;
    const c = b + points;
    const d = c + points;
    columnX[p] = w0 * controlX[a] + w1 * controlX[b] + w2 * controlX[c] + w3 * controlX[d];
    columnY[p] = w0 * controlY[a] + w1 * controlY[b] + w2 * controlY[c] + w3 * controlY[d];
  }
}

function gridOf({ grids }: Elastic, spacing: number): Grid {
  const known = grids.get(spacing);
  if (known) return known;
  const made = createGrid(spacing);
  grids.set(spacing, made);
  return made;
}

function createGrid(spacing: number): Grid {
  if (!(spacing >= 1)) throw new RangeError(`drawElastic: spacing is ${spacing}, expected at least 1 pixel`);
  const points = Math.floor((FRAME - 1) / spacing) + 4;
  const first = new Uint8Array(FRAME);
  const weights = new Float32Array(FRAME * 4);
  for (let x = 0; x < FRAME; x++) {
    first[x] = Math.floor(x / spacing);
    const t = x / spacing - first[x];
    weights[x * 4] = (1 - t) ** 3 / 6;
    weights[x * 4 + 1] = (3 * t ** 3 - 6 * t ** 2 + 4) / 6;
    weights[x * 4 + 2] = (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6;
    weights[x * 4 + 3] = t ** 3 / 6;
  }
  return { points, first, weights };
}
