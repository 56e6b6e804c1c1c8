import type { Span } from '../decode/align.ts';
import type { Box, Raster } from '../types.ts';
import { inkAlong, seamBetween } from './seam.ts';

/** Ink as dark as this belongs to a stroke. */
const INK = 0.3;
/** Widest a symbol reaches beyond its own columns where no other stands, share of the strip's height. */
const REACH = 0.5;
/** A seam that crosses more ink, in pixels of full ink, crosses something; soft edges of neighbours make less. */
const CROSSED = 0.4;
/** Ink as pale as this is texture or shade of the paper: over the height of a strip it adds up to as much as a stroke. */
const HAZE = 0.1;

/** What a symbol was cut away from: nothing, only texture of the paper, or a stroke that it shares with a neighbour. */
export type Cut = 'free' | 'haze' | 'stroke';

/** The part of a strip that one symbol has: between two seams. */
export type Part = {
  /** [height] first column of each row. */
  readonly left: Int32Array;
  /** [height] first column of each row that is not its own any more. */
  readonly right: Int32Array;
  /** Where a stroke was cut, it is unknown how much of the stroke belongs to this symbol. */
  readonly cut: Cut;
  /** Whether it shares a stroke with the next symbol. */
  readonly tied: boolean;
};

/**
 * Parts a strip between its symbols. CTC says little more than the middle of a symbol: the seams run between the middles.
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

/** The box of a part's ink, pixels of the strip; of all of the part where it has none. */
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

/** The strip with all ink taken away that is not a part's own. */
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
