import type { Box, Raster } from '../base/types.ts';
import type { Span } from '../decode/align.ts';
import { inkAlong, seamBetween } from './seam.ts';

/** Ink at least this dark belongs to a stroke. */
const INK = 0.3;
/**
 * How far a symbol without a neighbour extends beyond its columns, relative to the strip's height.
 */
const REACH = 0.5;
/** A seam that crosses more ink than this, in pixels of full ink, crosses more than soft edges. */
const CROSSED = 0.4;
/**
 * Ink this pale is texture or shade of the paper. Added up over the height of a strip, it can be as
 * much as a stroke.
 */
const HAZE = 0.1;

/**
 * The ink that was cut to isolate a symbol: none, only paper texture, or a stroke shared with a
 * neighbour.
 */
export type Cut = 'free' | 'haze' | 'stroke';

/** The part of a strip that belongs to one symbol, between two seams. */
export type Part = {
  /** [height] First column in each row. */
  readonly left: Int32Array;
  /** [height] First column after the part in each row. */
  readonly right: Int32Array;
  /** The ink that was cut. If it is a stroke, how much of it belongs to this symbol is unknown. */
  readonly cut: Cut;
  /** True if the symbol shares a stroke with the next one. */
  readonly tied: boolean;
};

/**
 * Splits a strip between its symbols. CTC shows little more than the middle of each symbol, so the
 * seams run between these middles.
 *
 * @param spans columns of `stride` pixels, in order
 * @returns one part for each span
 */
export function partsOf(strip: Raster, spans: readonly Span[], stride: number): Part[] {
  const { width, height } = strip;
  const middles = spans.map(({ from, to }) => Math.round(((from + to + 1) * stride) / 2));
  const reach = REACH * height;
  const seams = middles.slice(1).map((right, i) => seamBetween(strip, middles[i] + 1, right));
  const cuts = seams.map((seam) => cutAlong(strip, seam));
  const straight = (x: number) => new Int32Array(height).fill(Math.max(0, Math.min(width, Math.round(x))));
  return spans.map(({ from, to }, i) => ({
    left: seams[i - 1] ?? straight(from * stride - reach),
    right: seams[i] ?? straight((to + 1) * stride + reach),
    cut: worse(cuts[i - 1], cuts[i]),
    tied: cuts[i] === 'stroke',
  }));
}

function cutAlong(strip: Raster, seam: Int32Array): Cut {
  if (inkAlong(strip, seam) <= CROSSED) return 'free';
  return inkAlong(strip, seam, HAZE) > CROSSED ? 'stroke' : 'haze';
}

function worse(left: Cut = 'free', right: Cut = 'free'): Cut {
  return [left, right].includes('stroke') ? 'stroke' : left === 'haze' ? left : right;
}

/** Returns the box of a part's ink, or of the whole part if it has none, pixels of the strip. */
export function boxOf({ width, height, data }: Raster, part: Part): Box {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < height; y++) {
    for (let x = part.left[y]; x < part.right[y]; x++) {
      if (data[y * width + x] < INK) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  if (right > left) return { x: left, y: top, width: right - left, height: bottom - top };
  const x = Math.min(width - 1, Math.min(...part.left));
  return { x, y: 0, width: Math.max(1, Math.max(...part.right) - x), height };
}

/** Returns the strip with only the ink of one part. */
export function inkOf({ width, height, data }: Raster, part: Part): Raster {
  const kept = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    kept.set(
      data.subarray(row + part.left[y], row + Math.max(part.left[y], part.right[y])),
      row + part.left[y],
    );
  }
  return { width, height, data: kept };
}
