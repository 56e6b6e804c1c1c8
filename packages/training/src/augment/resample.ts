import type { Affine } from './affine.ts';
import { CANVAS, type Canvas, FRAME, MARGIN } from './canvas.ts';
import { type Elastic, fillRow } from './elastic.ts';

/**
 * Number of subpixel positions in the kernel table; a 64th of a pixel is finer than one byte of ink
 * can show.
 */
const PHASES = 64;

/** The middle of the frame, in pixel centres. */
const MIDDLE = (FRAME - 1) / 2;

const kernel = tableKernel();

/**
 * 1 where the 4×4 window with this top left corner contains ink, [38 × 38]; valid only in the box
 * that is sampled.
 */
const near = new Uint8Array(CANVAS * CANVAS);
const sinceInk = new Int8Array(CANVAS);

/** Inclusive, frame pixels. */
type Region = { left: number; top: number; right: number; bottom: number };

const region: Region = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * Samples the ink through the affine map and the displacement at once, with the Catmull-Rom kernel.
 * Bilinear sampling would soften each stroke, and a model would learn that real digits are softer
 * than they are.
 *
 * @param out [28 × 28] ink in [0, 1]
 */
export function resample(from: Canvas, affine: Affine, elastic: Elastic, out: Float32Array): void {
  out.fill(0);
  if (from.bottom < 0) return;
  markNear(from);
  findRegion(from, affine, elastic.reach);
  for (let y = region.top; y <= region.bottom; y++) {
    if (elastic.reach > 0) fillRow(elastic, y, region.left, region.right);
    sampleRow(from, affine, elastic, y, out);
  }
}

function sampleRow(from: Canvas, affine: Affine, elastic: Elastic, y: number, out: Float32Array): void {
  const { ink } = from;
  const { rowX, rowY } = elastic;
  const { xx, yx } = affine;
  const moved = elastic.reach > 0;
  const dy = y - MIDDLE - affine.shiftY;
  // Half a phase more turns the truncation below into rounding.
  const startX = affine.xy * dy - xx * (MIDDLE + affine.shiftX) + MIDDLE + MARGIN + 0.5 / PHASES;
  const startY = affine.yy * dy - yx * (MIDDLE + affine.shiftX) + MIDDLE + MARGIN + 0.5 / PHASES;
  // Where at least one of the kernel's four rows and columns can meet ink.
  const least = from.left - 2;
  const most = from.right + 2;
  const highest = from.top - 2;
  const lowest = from.bottom + 2;
  for (let x = region.left, to = y * FRAME + x; x <= region.right; x++, to++) {
    const sourceX = xx * x + startX + (moved ? rowX[x] : 0);
    const sourceY = yx * x + startY + (moved ? rowY[x] : 0);
    if (sourceX < least || sourceX >= most || sourceY < highest || sourceY >= lowest) continue;
    const phaseX = (sourceX * PHASES) | 0;
    const phaseY = (sourceY * PHASES) | 0;
    const a = ((phaseY >> 6) - 1) * CANVAS + (phaseX >> 6) - 1;
    if (near[a] === 0) continue;
    const h = (phaseX & (PHASES - 1)) << 2;
    const v = (phaseY & (PHASES - 1)) << 2;
    const h0 = kernel[h];
    const h1 = kernel[h + 1];
    const h2 = kernel[h + 2];
    const h3 = kernel[h + 3];
    const b = a + CANVAS;
    const c = b + CANVAS;
    const d = c + CANVAS;
    const value =
      kernel[v] * (h0 * ink[a] + h1 * ink[a + 1] + h2 * ink[a + 2] + h3 * ink[a + 3]) +
      kernel[v + 1] * (h0 * ink[b] + h1 * ink[b + 1] + h2 * ink[b + 2] + h3 * ink[b + 3]) +
      kernel[v + 2] * (h0 * ink[c] + h1 * ink[c + 1] + h2 * ink[c + 2] + h3 * ink[c + 3]) +
      kernel[v + 3] * (h0 * ink[d] + h1 * ink[d + 1] + h2 * ink[d + 2] + h3 * ink[d + 3]);
    // The kernel has negative lobes, so the sum can leave [0, 1] near a sharp edge.
    out[to] = Math.max(0, Math.min(1, value));
  }
}

/**
 * Marks the windows that contain ink, because half of a digit's box is paper and sampling a window
 * of sixteen pixels is most of the work. Goes from the bottom right, and counts down the four steps
 * during which a pixel of ink stays in the window.
 */
function markNear({ ink, left, top, right, bottom }: Canvas): void {
  sinceInk.fill(0);
  for (let y = bottom + 1; y >= top - 3; y--) {
    let since = 0;
    for (let x = right + 1, i = y * CANVAS + x; x >= left - 3; x--, i--) {
      if (ink[i] > 0) since = 4;
      else if (since > 0) since--;
      if (since > 0) sinceInk[x] = 4;
      else if (sinceInk[x] > 0) sinceInk[x]--;
      near[i] = sinceInk[x];
    }
  }
}

/**
 * The part of the result that ink can reach: the box of the ink, mapped forward, and enlarged by
 * the maximum displacement.
 */
function findRegion(from: Canvas, affine: Affine, reach: number): void {
  const { xx, xy, yx, yy } = affine;
  const determinant = xx * yy - xy * yx;
  const middleX = (from.left + from.right) / 2 - MARGIN - MIDDLE;
  const middleY = (from.top + from.bottom) / 2 - MARGIN - MIDDLE;
  const halfX = (from.right - from.left) / 2 + 2 + reach;
  const halfY = (from.bottom - from.top) / 2 + 2 + reach;
  const x = (yy * middleX - xy * middleY) / determinant + affine.shiftX + MIDDLE;
  const y = (xx * middleY - yx * middleX) / determinant + affine.shiftY + MIDDLE;
  const reachX = (Math.abs(yy) * halfX + Math.abs(xy) * halfY) / Math.abs(determinant);
  const reachY = (Math.abs(xx) * halfY + Math.abs(yx) * halfX) / Math.abs(determinant);
  region.left = Math.max(0, Math.ceil(x - reachX));
  region.right = Math.min(FRAME - 1, Math.floor(x + reachX));
  region.top = Math.max(0, Math.ceil(y - reachY));
  region.bottom = Math.min(FRAME - 1, Math.floor(y + reachY));
}

/**
 * Four weights for each phase (Keys, Cubic Convolution Interpolation for Digital Image Processing,
 * 1981, a =
 * -1/2).
 */
function tableKernel(): Float32Array {
  const table = new Float32Array(PHASES * 4);
  for (let phase = 0; phase < PHASES; phase++) {
    const t = phase / PHASES;
    table[phase * 4] = (-(t ** 3) + 2 * t ** 2 - t) / 2;
    table[phase * 4 + 1] = (3 * t ** 3 - 5 * t ** 2 + 2) / 2;
    table[phase * 4 + 2] = (-3 * t ** 3 + 4 * t ** 2 + t) / 2;
    table[phase * 4 + 3] = (t ** 3 - t ** 2) / 2;
  }
  return table;
}
