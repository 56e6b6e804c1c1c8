import { PictureError } from '../pictureError.ts';
import { type TiffFile, type TiffPage, tags, value, values } from './directory.ts';

/**
 * Compressions that sharp's prebuilt libvips decodes, by the numbers of TIFF 6.0 and libtiff's
 * tiff.h.
 */
const DECODED: ReadonlySet<number> = new Set([
  1, 2, 3, 4, 5, 6, 7, 8, 32766, 32771, 32773, 32809, 32946, 34676, 34677, 50001,
]);
export const LZMA = 34925;
export const ZSTD = 50000;
/**
 * Compressions that are not decoded. libvips gives only their numbers, and decodes their tiles as
 * black without an error.
 */
const names: Readonly<Record<number, string>> = {
  9: 'JBIG',
  10: 'JBIG',
  32908: 'Pixar film',
  32909: 'Pixar log',
  33003: 'JPEG 2000',
  33005: 'JPEG 2000',
  33007: 'JPEG',
  34661: 'JBIG',
  34712: 'JPEG 2000',
  34713: 'Nikon NEF',
  34715: 'JBIG2',
  34887: 'LERC',
  34892: 'lossy JPEG',
  34933: 'PNG',
  34934: 'JPEG XR',
  50002: 'JPEG XL',
  50003: 'JPEG XL',
  52546: 'JPEG XL',
};

const JPEG = 7;
const YCBCR = 6;
const SEPARATE_PLANES = 2;
const FLOAT = 3;

/**
 * Refuses what libvips would decode wrongly or report badly.
 * @throws PictureError 'unsupported' or 'damaged'
 */
export function checkPage(file: TiffFile, page: TiffPage): void {
  checkCompression(value(file, page, tags.compression, 1));
  checkSamples(file, page);
  checkStrips(file, page);
}

function checkCompression(compression: number): void {
  if (DECODED.has(compression) || compression === ZSTD || compression === LZMA) return;
  const name = names[compression] ?? `scheme ${compression}`;
  unsupported(
    `is a TIFF compressed with ${name}, which is not read: save it with LZW or Deflate compression`,
  );
}

function checkSamples(file: TiffFile, page: TiffPage): void {
  const bits = value(file, page, tags.bitsPerSample, 1);
  const format = value(file, page, tags.sampleFormat, 1);
  const isRead = format === FLOAT ? bits === 32 : [1, 2, 4, 8, 16, 32].includes(bits);
  const kind = format === FLOAT ? 'floating-point ' : '';
  if (!isRead)
    unsupported(`is a TIFF of ${bits} ${kind}bits a sample, which is not read: save it with 8 or 16 bits`);
  if (format > FLOAT && format !== 4)
    unsupported('is a TIFF of complex numbers, which is not read: save it with 8 or 16 bits');
}

function checkStrips(file: TiffFile, page: TiffPage): void {
  const counts = stripsOf(file, page).counts;
  const empty = counts.indexOf(0);
  if (empty >= 0)
    throw new PictureError(
      'damaged',
      `is a damaged TIFF (part ${empty + 1} of ${counts.length} of its pixels is empty): copy or save it again`,
    );
  // libvips decodes these as stripes; libtiff's own tools refuse them.
  if (
    value(file, page, tags.compression, 1) === JPEG &&
    value(file, page, tags.photometric, 0) === YCBCR &&
    value(file, page, tags.planarConfiguration, 1) === SEPARATE_PLANES
  )
    throw new PictureError(
      'damaged',
      'is a damaged TIFF (its planes of brightness and colour do not fit together): copy or save it again',
    );
}

/** Where the strips or tiles of the picture are in the file. */
export function stripsOf(file: TiffFile, page: TiffPage): { offsets: number[]; counts: number[] } {
  const [at, count] = page.has(tags.tileOffsets)
    ? [tags.tileOffsets, tags.tileByteCounts]
    : [tags.stripOffsets, tags.stripByteCounts];
  return { offsets: values(file, page, at), counts: values(file, page, count) };
}

function unsupported(what: string): never {
  throw new PictureError('unsupported', what);
}
