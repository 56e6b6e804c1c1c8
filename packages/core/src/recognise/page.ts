import type { Mask, Picture, Raster } from '../base/types.ts';
import { type InkMask, inkMask } from '../image/inkMask.ts';
import { type Ink, toInk } from '../image/raster.ts';
import { cleared } from '../segment/cleared.ts';
import { withoutPrint } from '../segment/print.ts';

/** The ink of a picture, with and without print. */
export type Page = Ink &
  InkMask & {
    /** The mask without print. */
    readonly kept: Mask;
    /** The darkness without the printed rules and boxes for digits. */
    readonly bare: Raster;
  };

export function pageOf(picture: Picture): Page {
  const ink = toInk(picture);
  const inked = inkMask(ink);
  const kept = withoutPrint(inked.mask);
  return { ...ink, ...inked, kept, bare: cleared(ink.raster, inked.mask, kept) };
}
