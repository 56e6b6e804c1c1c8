import type { Mask, Raster } from '../types.ts';

/** The darkest share of the ink is a firm stroke's, and from this part of its darkness on ink is firm. */
const STROKES = 0.15;
const FIRM = 0.7;
/** The soft edge of a stroke, pixels. */
const EDGE = 2;
/** Where more of the ink than this lies apart from all firm ink, there is something fainter that is no stroke's edge. */
const APART = 0.1;
const BINS = 256;

/**
 * The mask without the fine lines that are printed all over a cheque, fainter than the pen: they tie digits together.
 * A mask of firm strokes comes back as it is.
 */
export function withoutTexture(mask: Mask, ink: Raster): Mask {
  const least = FIRM * strokeDarkness(mask, ink);
  let [total, faint] = [0, 0];
  for (let i = 0; i < mask.data.length; i++) {
    if (!mask.data[i]) continue;
    total++;
    if (ink.data[i] < least) faint++;
  }
  if (faint <= APART * total) return mask;
  const firm = nearFirm(mask, ink, least);
  let apart = 0;
  for (let i = 0; i < mask.data.length; i++) apart += mask.data[i] & (1 - firm[i]);
  if (apart <= APART * total) return mask;
  return { ...mask, data: mask.data.map((value, i) => value & firm[i]) };
}

function strokeDarkness({ data }: Mask, ink: Raster): number {
  const counts = new Uint32Array(BINS);
  let total = 0;
  for (let i = 0; i < data.length; i++) {
    if (!data[i]) continue;
    counts[Math.min(BINS - 1, Math.floor(ink.data[i] * BINS))]++;
    total++;
  }
  let [bin, above] = [BINS - 1, counts[BINS - 1]];
  while (bin > 0 && above < STROKES * total) above += counts[--bin];
  return bin / BINS;
}

/** 1 where firm ink is no further away than the edge of a stroke. */
function nearFirm({ width, height, data }: Mask, ink: Raster, firm: number): Uint8Array {
  const near = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (!data[at] || ink.data[at] < firm) continue;
      const [left, right] = [Math.max(0, x - EDGE), Math.min(width, x + EDGE + 1)];
      for (let v = Math.max(0, y - EDGE); v <= Math.min(height - 1, y + EDGE); v++) {
        near.fill(1, v * width + left, v * width + right);
      }
    }
  }
  return near;
}
