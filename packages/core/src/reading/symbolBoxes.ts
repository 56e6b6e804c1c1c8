import type { Span } from '../decode/align.ts';
import type { Box, Raster } from '../types.ts';

/** Ink as dark as this belongs to a stroke. */
const INK = 0.3;
/** Widest a symbol reaches beyond its own columns where no other stands, share of the strip's height. */
const REACH = 0.5;

/**
 * Where the ink of each symbol of a strip lies. CTC says little more than the middle of a symbol: neighbours are parted
 * where the strip has the least ink between them.
 *
 * @param spans columns of `stride` pixels, in order
 * @returns one box for each span, pixels of the strip
 */
export function symbolBoxes(strip: Raster, spans: readonly Span[], stride: number): Box[] {
  const { width, height } = strip;
  const columns = inkOfColumns(strip);
  const middles = spans.map(({ from, to }) => ((from + to + 1) * stride) / 2);
  const reach = REACH * height;
  const cuts = middles.slice(1).map((right, i) => leastInk(columns, middles[i], right));
  return spans.map(({ from, to }, i) => {
    const left = i > 0 ? cuts[i - 1] : Math.max(0, Math.round(from * stride - reach));
    const right = i < cuts.length ? cuts[i] : Math.min(width, Math.round((to + 1) * stride + reach));
    return inkBetween(strip, left, Math.max(left + 1, right));
  });
}

function inkOfColumns({ width, data }: Raster): Float32Array {
  const sums = new Float32Array(width);
  for (let i = 0; i < data.length; i++) sums[i % width] += data[i];
  return sums;
}

/** The column with the least ink between two; of equals the one nearest to their middle. */
function leastInk(columns: Float32Array, left: number, right: number): number {
  const middle = (left + right) / 2;
  let best = Math.round(middle);
  for (let x = Math.ceil(left) + 1; x < right; x++) {
    const [less, nearer] = [columns[x] - columns[best], Math.abs(x - middle) - Math.abs(best - middle)];
    if (less < -0.05 || (less < 0.05 && nearer < 0)) best = x;
  }
  return Math.min(columns.length - 1, best);
}

/** The box of the ink between two columns; all of the height where there is none. */
function inkBetween({ width, height, data }: Raster, from: number, to: number): Box {
  let [left, right, top, bottom] = [to, from, height, 0];
  for (let y = 0; y < height; y++) {
    for (let x = from; x < to; x++) {
      if (data[y * width + x] < INK) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  if (right <= left) return { x: from, y: 0, width: to - from, height };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
