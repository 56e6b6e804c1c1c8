import type { Ink } from '../pen/renderInk.ts';
import type { FramedInk } from './framedDigit.ts';
import { PAPER } from './linePaper.ts';

/** Ink in the rows of the paper; what is above or below them is cut off. */
export function paperRows({ raster, top }: Ink): FramedInk {
  const { width, height, data: ink } = raster;
  const data = new Float32Array(PAPER * width);
  for (let y = Math.max(0, top); y < Math.min(PAPER, top + height); y++)
    data.set(ink.subarray((y - top) * width, (y - top + 1) * width), y * width);
  return { width, data };
}
