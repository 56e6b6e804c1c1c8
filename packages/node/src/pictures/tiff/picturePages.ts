import { subPages, type TiffFile, type TiffPage, tags, value } from './directory.ts';

/** Bits of NewSubfileType (TIFF 6.0, section 8), and the old SubfileType of a reduced picture. */
const REDUCED = 1;
const MASK = 4;
const OLD_REDUCED = 2;
const MASK_PHOTOMETRIC = 4;
/**
 * An unmarked thumbnail is small, and a later page has the same shape and is at least this many
 * times as wide.
 */
const THUMBNAIL_SIDE = 320;
const THUMBNAIL_TIMES = 3;

/**
 * The pages that show a picture in full size, in order; never empty. Some cameras and scanners write
 * a thumbnail first, and the picture after it or in a child directory of the thumbnail (TIFF/EP).
 */
export function picturePages(file: TiffFile): readonly TiffPage[] {
  const isPicture = (page: TiffPage) => !isReducedOrMask(file, page);
  const found = file.pages.flatMap((page) =>
    isPicture(page) ? [page] : subPages(file, page).filter(isPicture),
  );
  if (found.length === 0) return [file.pages[0]];
  const [first, ...later] = found;
  const large = later.find((page) => isThumbnailOf(sizeOf(file, first), sizeOf(file, page)));
  return large === undefined ? found : [large, ...later.filter((page) => page !== large)];
}

function isReducedOrMask(file: TiffFile, page: TiffPage): boolean {
  const kind = value(file, page, tags.newSubfileType, 0);
  const old = value(file, page, tags.subfileType, 0);
  const photometric = value(file, page, tags.photometric, 0);
  return (kind & (REDUCED | MASK)) !== 0 || old === OLD_REDUCED || photometric === MASK_PHOTOMETRIC;
}

type Size = { readonly width: number; readonly height: number };

function isThumbnailOf(small: Size, large: Size): boolean {
  const times = large.width / small.width;
  const isSameShape = Math.abs(small.height * times - large.height) <= times;
  return Math.max(small.width, small.height) <= THUMBNAIL_SIDE && times >= THUMBNAIL_TIMES && isSameShape;
}

export function sizeOf(file: TiffFile, page: TiffPage): Size {
  return { width: value(file, page, tags.width, 0), height: value(file, page, tags.height, 0) };
}
