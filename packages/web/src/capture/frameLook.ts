import type { Picture } from '@cifra/core/base/types.ts';

/** How a camera frame looks before anything is read in it. All shares are in [0, 1]. */
export type FrameLook = {
  /** Luminance of the paper: nine tenths of the pixels are darker. */
  readonly paper: number;
  /**
   * Largest step between neighbouring pixels as a share of the contrast: near 1 for sharp edges,
   * small for blurred ones.
   */
  readonly sharpness: number;
  /** Mean luminance of coarse cells, row by row; two frames with the same cells show the same. */
  readonly cells: readonly number[];
};

/** Cells across and down. */
const GRID = { across: 16, down: 12 };
/** Luminances below and above which a few pixels are ignored, as shares of all pixels. */
const [DARK, PAPER] = [0.02, 0.9];
/** Share of the steps between pixels that are below the reported one: single pixels are noise. */
const STEP = 0.999;

export function frameLook({ width, height, channels, data }: Picture): FrameLook {
  const levels = new Uint32Array(256);
  const steps = new Uint32Array(256);
  const sums = new Float64Array(GRID.across * GRID.down);
  const counts = new Uint32Array(sums.length);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * GRID.down) / height) * GRID.across;
    for (let x = 0, before = 0; x < width; x++) {
      const level = luminance(data, (y * width + x) * channels, channels);
      levels[level]++;
      if (x > 0) steps[Math.abs(level - before)]++;
      before = level;
      const cell = row + Math.floor((x * GRID.across) / width);
      sums[cell] += level;
      counts[cell]++;
    }
  }
  const paper = quantile(levels, PAPER);
  const contrast = paper - quantile(levels, DARK);
  return {
    paper: paper / 255,
    sharpness: contrast === 0 ? 0 : Math.min(1, quantile(steps, STEP) / contrast),
    cells: Array.from(sums, (sum, i) => sum / Math.max(1, counts[i]) / 255),
  };
}

/** Returns the mean difference of two frames; 0 if both show the same. */
export function frameChange(before: FrameLook, now: FrameLook): number {
  const sum = now.cells.reduce((total, cell, i) => total + Math.abs(cell - before.cells[i]), 0);
  return sum / now.cells.length;
}

/** Rec. 601, 0–255. */
function luminance(data: Picture['data'], at: number, channels: number): number {
  if (channels === 1) return data[at];
  return Math.round(0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]);
}

/** Returns the level below which a share of the counted pixels is. */
function quantile(histogram: Uint32Array, share: number): number {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  const level = histogram.findIndex((count) => {
    seen += count;
    return seen >= share * total;
  });
  return Math.max(0, level);
}
