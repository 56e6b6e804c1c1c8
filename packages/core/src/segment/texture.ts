import type { Mask, Raster } from '../base/types.ts';
import { dilated } from '../image/dilated.ts';

/**
 * The darkest ink, this fraction of all, belongs to firm strokes. Other ink is firm if it has at
 * least the second fraction of their darkness.
 */
const STROKES = 0.15;
const FIRM = 0.7;
/** Width of the soft edge of a stroke, pixels. */
const EDGE = 2;
/** If more of the ink than this is away from all firm ink, it is not only edges of strokes. */
const APART = 0.1;
const BINS = 256;

/**
 * Returns the mask without the fine lines that are printed all over a cheque: they are fainter than
 * the pen, and connect digits. Returns a mask of firm strokes unchanged.
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

/** Returns 1 where firm ink is no further away than the width of an edge. */
function nearFirm({ width, height, data }: Mask, ink: Raster, firm: number): Uint8Array {
  const isFirm = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) isFirm[i] = data[i] && ink.data[i] >= firm ? 1 : 0;
  return dilated({ width, height, data: isFirm }, EDGE);
}
