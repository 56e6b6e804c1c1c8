import type { LabCoding } from '../lab.ts';
import { type Stretch, stretchOf } from '../pixelShape.ts';
import { checkPage } from './check.ts';
import { readTiff, type TiffFile, type TiffPage, tags, value } from './directory.ts';
import { picturePages, sizeOf } from './picturePages.ts';
import { repack } from './repack.ts';
import { unpackers } from './unpack.ts';

const WHITE_IS_ZERO = 0;
const BLACK_IS_ZERO = 1;
const RGB = 2;
const CIELAB = 8;
const ICCLAB = 9;

export type OpenedTiff = {
  /** The bytes to hand to libvips: the file itself, or its page as libvips reads it. */
  readonly file: () => Promise<Uint8Array>;
  /** The place of the page in the chain of directories of these bytes, from 0. */
  readonly index: number;
  /** Pixels, as stored. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly stretch: Stretch;
  /** Set when the three channels are not RGB but L*, a* and b*. */
  readonly lab?: LabCoding;
  readonly isWhiteZero: boolean;
  readonly isTiled: boolean;
};

/** The number of pages, without thumbnails and masks. @throws PictureError 'damaged' */
export function countTiffPages(bytes: Uint8Array): number {
  return picturePages(readTiff(bytes)).length;
}

/**
 * @param pageNumber the page, from 1; thumbnails and masks are not counted
 * @throws PictureError 'damaged' or 'unsupported'
 */
export function openTiff(bytes: Uint8Array, pageNumber = 1): OpenedTiff {
  const file = readTiff(bytes);
  const pages = picturePages(file);
  const page = pages[pageNumber - 1];
  checkPage(file, page);
  const number = (tag: number, absent: number) => value(file, page, tag, absent);
  const photometric = number(tags.photometric, WHITE_IS_ZERO);
  const claimed = claimedPhotometric(file, page, photometric);
  const isReadAsIs =
    file.pages.includes(page) && claimed === photometric && !unpackers.has(number(tags.compression, 1));
  return {
    file: async () => (isReadAsIs ? bytes : repack(file, page, claimed)),
    index: isReadAsIs ? file.pages.indexOf(page) : 0,
    ...sizeOf(file, page),
    pages: pages.length,
    // Both have the same unit. Files that state only the shape have no unit.
    stretch: stretchOf(number(tags.xResolution, 1), number(tags.yResolution, 1)),
    ...(claimed === RGB && photometric !== RGB && { lab: photometric === CIELAB ? 'cielab' : 'icclab' }),
    isWhiteZero: photometric === WHITE_IS_ZERO,
    isTiled: page.has(tags.tileOffsets),
  };
}

/** libvips reads 16-bit L*a*b*, but not 8-bit. Without a* and b*, L* is treated as grey. */
function claimedPhotometric(file: TiffFile, page: TiffPage, photometric: number): number {
  if (photometric !== CIELAB && photometric !== ICCLAB) return photometric;
  if (value(file, page, tags.samplesPerPixel, 1) === 1) return BLACK_IS_ZERO;
  const isEight = value(file, page, tags.bitsPerSample, 1) === 8;
  return isEight || photometric === ICCLAB ? RGB : photometric;
}
