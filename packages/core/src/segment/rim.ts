import type { Mask } from '../base/types.ts';

/** Thin ink along this fraction of a side of the picture is a line there. */
const ALONG = 0.5;

/**
 * Returns the mask without lines along the sides of the picture, such as the border of a cell at
 * the edge of a crop. Otherwise a digit that is connected to such a line would be dropped with it,
 * as part of the surroundings of the page.
 *
 * @param thickest largest thickness of such a line, pixels
 */
export function withoutRim(mask: Mask, thickest: number): Mask {
  const { width, height } = mask;
  const data = mask.data.slice();
  const sides: Side[] = [
    { start: 0, step: 1, length: width, inward: width, depth: height },
    { start: (height - 1) * width, step: 1, length: width, inward: -width, depth: height },
    { start: 0, step: width, length: height, inward: 1, depth: width },
    { start: width - 1, step: width, length: height, inward: -1, depth: width },
  ];
  const found = sides.filter((side) => clearSide(mask, data, side, thickest));
  return found.length === 0 ? mask : { width, height, data };
}

/** One side as indices: `length` pixels from `start`, `depth` pixels deep. */
type Side = {
  readonly start: number;
  readonly step: number;
  readonly length: number;
  readonly inward: number;
  readonly depth: number;
};

/** Clears the line along a side. Returns true if there was one. */
function clearSide({ data }: Mask, kept: Uint8Array, side: Side, thickest: number): boolean {
  const { start, step, length, inward, depth } = side;
  const runs = new Int32Array(length);
  let thin = 0;
  for (let i = 0; i < length; i++) {
    let run = 0;
    while (run < depth && run <= thickest && data[start + i * step + run * inward]) run++;
    if (run === 0 || run > thickest) continue;
    runs[i] = run;
    thin++;
  }
  if (thin < ALONG * length) return false;
  for (const [i, run] of runs.entries()) {
    for (let at = 0; at < run; at++) kept[start + i * step + at * inward] = 0;
  }
  return true;
}
