import utif, { type IFD } from 'utif2';
import { DocumentError } from './documentError.ts';
import type { Orientation, PageSource } from './pagePixels.ts';

// Node finds no names in this CommonJS module.
const { decode, decodeImage, toRGBA8 } = utif;

/** Tags of TIFF 6.0, section 8. */
const SUBFILE_TYPE = 254;
const WIDTH = 256;
const HEIGHT = 257;
const BITS = 258;
const COMPRESSION = 259;
const PHOTOMETRIC = 262;
const STRIP_OFFSETS = 273;
const ORIENTATION = 274;
const SAMPLES = 277;
const STRIP_BYTES = 279;
const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
const PLANAR = 284;
const TILE_OFFSETS = 324;
const TILE_BYTES = 325;
const SAMPLE_FORMAT = 339;

/** A reduced picture or a mask, by the bits of NewSubfileType. */
const NOT_A_PAGE = 1 | 4;
/** None, CCITT, LZW, JPEG, Deflate and PackBits. UTIF leaves the pixels of others empty. */
const COMPRESSIONS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946];
const JPEGS: readonly number[] = [6, 7];
const BLACK_IS_ZERO = 1;
const RGB = 2;
const YCBCR = 6;
/** The bits of a sample that UTIF converts, by photometric interpretation; it leaves others empty. */
const CONVERTED: Readonly<Record<number, readonly number[]>> = {
  0: [1, 4, 8, 16],
  1: [1, 2, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  5: [8],
  [YCBCR]: [8],
};
/** Resolutions that differ more are errors of the program that wrote the file. */
const MOST_ASPECT = 4;

/**
 * Opens a TIFF, whose thumbnails and masks are not pages.
 * @throws if it is damaged
 */
export function openTiff(bytes: Uint8Array<ArrayBuffer>): PageSource {
  const pages = decode(bytes.buffer).filter(isPage);
  if (pages.length === 0) throw new DocumentError('damaged');
  return { pages: pages.length, page: async (index) => pixelsOf(bytes, pages[index - 1]) };
}

function isPage(page: IFD): boolean {
  const area = number(page, WIDTH, 0) * number(page, HEIGHT, 0);
  return area > 0 && (number(page, SUBFILE_TYPE, 0) & NOT_A_PAGE) === 0;
}

function pixelsOf({ buffer }: Uint8Array<ArrayBuffer>, page: IFD) {
  checkCoding(page);
  checkParts(page, buffer.byteLength);
  if (isGreyJpeg(page))
    Object.assign(page, { [`t${PHOTOMETRIC}`]: [RGB], [`t${BITS}`]: [8, 8, 8], [`t${SAMPLES}`]: [3] });
  decodeImage(buffer, page);
  const { width, height } = page;
  const data = new Uint8ClampedArray(toRGBA8(page).buffer as ArrayBuffer);
  // UTIF keeps the samples with the page, and a document may have many pages.
  page.data = new Uint8Array();
  return { width, height, data, aspect: aspectOf(page), orientation: orientationOf(page) };
}

/** UTIF decodes a JPEG of one component to RGB, but takes it for one sample a pixel. */
function isGreyJpeg(page: IFD): boolean {
  return number(page, PHOTOMETRIC, 0) === BLACK_IS_ZERO && JPEGS.includes(number(page, COMPRESSION, 1));
}

function checkCoding(page: IFD): void {
  const compression = number(page, COMPRESSION, 1);
  const photometric = number(page, PHOTOMETRIC, 0);
  const isRead =
    COMPRESSIONS.includes(compression) &&
    CONVERTED[photometric]?.includes(number(page, BITS, 1)) &&
    !(photometric === 0 && JPEGS.includes(compression)) &&
    number(page, SAMPLE_FORMAT, 1) === 1 &&
    (number(page, PLANAR, 1) === 1 || (JPEGS.includes(compression) && photometric !== YCBCR));
  if (!isRead) throw new DocumentError('compression');
}

/** UTIF reads what is missing at the end of the file as zeros. */
function checkParts(page: IFD, length: number): void {
  const at = numbers(page, STRIP_OFFSETS) ?? numbers(page, TILE_OFFSETS) ?? [];
  const counts = numbers(page, STRIP_BYTES) ?? numbers(page, TILE_BYTES) ?? [];
  const isWhole = at.length > 0 && at.every((offset, i) => counts[i] > 0 && offset + counts[i] <= length);
  if (!isWhole) throw new DocumentError('damaged');
}

function aspectOf(page: IFD): number {
  const aspect = ratio(page, Y_RESOLUTION) / ratio(page, X_RESOLUTION);
  return Math.max(aspect, 1 / aspect) <= MOST_ASPECT ? aspect : 1;
}

function orientationOf(page: IFD): Orientation {
  const stated = number(page, ORIENTATION, 1);
  return stated >= 1 && stated <= 8 ? (stated as Orientation) : 1;
}

function number(page: IFD, tag: number, absent: number): number {
  return numbers(page, tag)?.[0] ?? absent;
}

/** A rational number is a pair. */
function ratio(page: IFD, tag: number): number {
  const [above, below] = (page[`t${tag}`] as unknown as (readonly [number, number])[] | undefined)?.[0] ?? [
    1, 1,
  ];
  return above / below;
}

function numbers(page: IFD, tag: number): readonly number[] | undefined {
  return page[`t${tag}`] as number[] | undefined;
}
