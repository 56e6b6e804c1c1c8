import { median, quantile } from '@cifra/core/base/quantile.ts';
import type { Raster } from '@cifra/core/base/types.ts';
import { dilated } from '@cifra/core/image/dilated.ts';

/** Share of a field's paper that writing covers at least. */
const COVERED = 0.01;
/** Print is at least this dark. */
const PRINT = 0.1;
/** Paper, its noise, and the blur of print next to it are at most this dark. */
const PAPER = 0.15;
/** Print moves and is blurred by less, pixels. */
const AROUND = 3;

/**
 * How dark the pen is that a page was filled in with; null if nothing was written. A pencil leaves a third of the
 * darkness of a felt pen, but a page is seldom written with both.
 * @param fields darkness of fields of a filled page, and of the same fields of the blank
 */
export function penDarkness(
  fields: readonly { readonly filled: Raster; readonly blank: Raster }[],
): number | null {
  const darkest = fields.map(darkestPaper).filter((dark) => dark > PAPER);
  return darkest.length === 0 ? null : median(darkest);
}

/** The darkest pixels that are not print. */
function darkestPaper({ filled, blank }: { readonly filled: Raster; readonly blank: Raster }): number {
  const { width, height, data } = blank;
  const print = { width, height, data: Uint8Array.from(data, (dark) => (dark >= PRINT ? 1 : 0)) };
  const covered = dilated(print, AROUND);
  const paper = filled.data.filter((_, i) => covered[i] === 0).sort();
  return paper.length === 0 ? 0 : quantile(paper, 1 - COVERED);
}
