import type { Mask, Picture, Raster } from '../base/types.ts';
import { cutPatch, type Place } from '../frames/patch.ts';
import { STRIP_DIGIT, STRIP_HEIGHT } from '../frames/strip.ts';
import { scaleBox } from '../image/box.ts';
import { type InkMask, inkMask } from '../image/inkMask.ts';
import { type Ink, toInk } from '../image/raster.ts';
import type { FoundLine } from '../page/findLines.ts';
import { writingIn } from '../page/handwriting.ts';
import { cleared } from '../segment/cleared.ts';
import { withoutPrint } from '../segment/print.ts';

/** The ink of a picture or of a part of it, with and without print. */
export type Page = Ink &
  InkMask & {
    /** The mask without print. */
    readonly kept: Mask;
    /** The darkness without the printed rules and boxes for digits. */
    readonly bare: Raster;
    /** From boxes of the rasters to boxes of the picture, and back. */
    readonly place: Pick<Place, 'toPicture' | 'toPart'>;
  };

export function pageOf(picture: Picture): Page {
  const ink = toInk(picture);
  const inked = inkMask(ink);
  const kept = withoutPrint(inked.mask);
  return {
    ...ink,
    ...inked,
    kept,
    bare: cleared(ink.raster, inked.mask, kept),
    place: {
      toPicture: (box) => scaleBox(box, ink.factor),
      toPart: (box) => scaleBox(box, 1 / ink.factor),
    },
  };
}

const DIGIT = 48;
const MARGIN = 1;
export const knobs = { ours: true, rules: true, both: true, route: true };

/** The ink of one line of a picture. */
export function fieldOf(picture: Picture, line: FoundLine, others: readonly FoundLine[]): Page {
  const { region, digit } = line;
  const patch = cutPatch(
    picture,
    { ...region, width: region.width + 2 * MARGIN * digit, height: digit * (1 + 2 * MARGIN) },
    DIGIT / digit,
  );
  const ink = toInk(patch.picture);
  const inked = inkMask(ink);
  const { factor } = ink;
  const place = {
    ...patch.place,
    pointInPicture: ({ x, y }: { x: number; y: number }) =>
      patch.place.pointInPicture({ x: x * factor, y: y * factor }),
  };
  const unruled = knobs.rules ? withoutPrint(inked.mask) : inked.mask;
  const kept = knobs.ours ? writingIn(unruled, place, line, others) : unruled;
  const bare = cleared(ink.raster, inked.mask, kept);
  return {
    ...ink,
    ...inked,
    mask: knobs.ours ? kept : inked.mask,
    raster: knobs.both ? bare : ink.raster,
    kept,
    bare,
    place: {
      toPicture: (box) => patch.place.toPicture(scaleBox(box, factor)),
      toPart: (box) => scaleBox(patch.place.toPart(box), 1 / factor),
    },
  };
}
