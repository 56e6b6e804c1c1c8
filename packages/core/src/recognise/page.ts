import type { Mask, Picture, Raster } from '../base/types.ts';
import { cutPatch, type Place } from '../frames/patch.ts';
import { type Point, scaleBox } from '../image/box.ts';
import { dilated } from '../image/dilated.ts';
import { type InkMask, inkAt, inkLevel, inkMask } from '../image/inkMask.ts';
import type { Turned } from '../image/quarterTurn.ts';
import { type Ink, toInk } from '../image/raster.ts';
import type { FoundLine } from '../page/foundLine.ts';
import { piecesOf, writingIn, writtenPieces } from '../page/handwriting.ts';
import type { View } from '../reading/examination.ts';
import { cleared } from '../segment/cleared.ts';
import { withoutPrint } from '../segment/print.ts';

/** The ink of a picture or of a part of it, with and without print. */
export type Page = Ink &
  InkMask & {
    /** The mask without print. */
    readonly kept: Mask;
    /** True for what is much paler than the other writing of the page: it shows through from the other side. */
    readonly isPale: boolean;
    /** The darkness without the printed rules and boxes for digits. */
    readonly bare: Raster;
    /** From boxes of the rasters to boxes of the picture, and back. */
    readonly place: Pick<Place, 'toPicture' | 'toPart'>;
  };

/** The picture that is read, upright. */
export type Upright = Turned;

const AS_IT_LIES: Pick<Turned, 'toOriginal' | 'toTurned'> = {
  toOriginal: (box) => box,
  toTurned: (box) => box,
};

/**
 * The whole picture, as if one number filled it.
 *
 * @param turned how it lies in the original
 */
export function pageOf(picture: Picture, { toOriginal, toTurned } = AS_IT_LIES): Page {
  const ink = toInk(picture);
  const inked = inkMask(ink);
  const kept = withoutPrint(inked.mask);
  const bare = cleared(ink.raster, inked.mask, kept);
  const place: Page['place'] = {
    toPicture: (box) => toOriginal(scaleBox(box, ink.factor)),
    toPart: (box) => scaleBox(toTurned(box), 1 / ink.factor),
  };
  return { ...ink, ...inked, kept, isPale: false, bare, place };
}

export function viewOf({ raster, bare, place }: Page): View {
  return { ink: raster, bare, toPart: place.toPart };
}

/** Height of the digits in the ink of a field, pixels: twice that of a strip's. */
export const FIELD_DIGIT = 52;
/** Paper around a field, in heights of its digits: it tells the light of the paper. */
const MARGIN = 1;
/** Width of the soft edge of strokes, pixels. */
const EDGE = 2;

/**
 * One line that the page model found, level, with the ink of this line alone.
 *
 * @param others the other lines of the page
 */
export function fieldOf(
  { picture, toOriginal, toTurned }: Upright,
  line: FoundLine,
  others: readonly FoundLine[],
): Page {
  const { region, digit } = line;
  const [width, height] = [region.width + 2 * MARGIN * digit, (1 + 2 * MARGIN) * digit];
  const patch = cutPatch(picture, { ...region, width, height }, FIELD_DIGIT / digit);
  const { raster: ink, factor, noise } = toInk(patch.picture);
  const points = {
    pointInPicture: ({ x, y }: Point) => patch.place.pointInPicture({ x: x * factor, y: y * factor }),
  };
  const writing = writingIn(ink, points, line);
  // Rules may be darker than the pen: how dark firm ink is, only the writing tells.
  const written = { ...ink, data: ink.data.map((dark, i) => (writing.data[i] > 0 ? dark : 0)) };
  const level = inkLevel({ raster: written, noise });
  const inked = inkAt({ raster: ink, noise }, level);
  const mask = piecesOf(writtenPieces(inked, writing, FIELD_DIGIT / factor), points, line, others);
  const raster = near(ink, mask, inked);
  const place: Page['place'] = {
    toPicture: (box) => toOriginal(patch.place.toPicture(scaleBox(box, factor))),
    toPart: (box) => scaleBox(patch.place.toPart(toTurned(box)), 1 / factor),
  };
  return { raster, factor, noise, mask, level, kept: mask, isPale: false, bare: raster, place };
}

/** The darkness of the kept ink with its soft edges; all else is paper. */
function near(ink: Raster, kept: Mask, all: Mask): Raster {
  const around = dilated(kept, EDGE);
  const isShown = (i: number) => around[i] && (kept.data[i] || !all.data[i]);
  return { ...ink, data: ink.data.map((dark, i) => (isShown(i) ? dark : 0)) };
}
