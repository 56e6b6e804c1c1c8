import type { Picture } from '@cifra/core/base/types.ts';
import { checkShape } from './checkShape.ts';
import { pictureOpener } from './decoder.ts';
import { type Format, pictureFormat } from './format.ts';
import type { Scale } from './inFilePixels.ts';
import { limits } from './limits.ts';
import { openBmp, openPnm } from './openBitmap.ts';
import type { Opened, Size } from './opened.ts';
import type { OpenPicture } from './openPicture.ts';
import { PictureError } from './pictureError.ts';
import { square } from './pixelShape.ts';
import { decodePlainPng } from './png/plainPng.ts';

/** A decoded picture for the reader, with its scale. */
export type DecodedPicture<F extends Format | 'pdf' = Format> = {
  readonly picture: Picture;
  readonly format: F;
  /** Of the upright picture in the file; `picture` may be smaller. */
  readonly size: Size;
  /**
   * Above 1 if a large picture was shrunk; below 1 in one direction if its pixels are not square.
   */
  readonly scale: Scale;
  /** Pages or frames in the file, of which this is one. */
  readonly pages: number;
};

/**
 * Decodes PNG, JPEG, WebP, BMP, PBM, PGM, PPM and PAM and, if sharp is installed, AVIF, TIFF and the
 * first frame of GIF. Returns 8-bit sRGB or RGBA with square pixels, turned upright by the EXIF
 * orientation and shrunk to at most two million pixels.
 *
 * @param bytes the file
 * @param openPicture for the formats that need a library; by default sharp, if it can be loaded
 * @param page the page of a TIFF, from 1
 * @returns the pixels, and the scale that converts them to those of the file
 * @throws {PictureError} if the bytes are not a picture, are damaged, or exceed a limit
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { decodePicture } from '@cifra/node';
 *
 * const { picture, format } = await decodePicture(await readFile('zip.png'));
 * console.log(format, picture.width, picture.height, picture.channels);
 */
export async function decodePicture(
  bytes: Uint8Array,
  openPicture?: OpenPicture,
  page = 1,
): Promise<DecodedPicture> {
  if (bytes.length === 0) throw new PictureError('empty', 'is empty: check where it comes from');
  checkBytes(bytes.length);
  const format = pictureFormat(bytes);
  const plain = format === 'png' ? decodePlainPng(bytes) : null;
  if (plain !== null) {
    checkShape({ ...plain, pages: 1, stretch: square });
    const size = { width: plain.width, height: plain.height };
    return { picture: plain, format, size, scale: { x: 1, y: 1 }, pages: 1 };
  }
  return decodeOpened(format, () => open(format, bytes, openPicture, page));
}

/** Opens a picture or a page and decodes it. @throws PictureError if it is damaged, or exceeds a limit */
export async function decodeOpened<F extends Format | 'pdf'>(
  format: F,
  openIt: () => Promise<Opened>,
): Promise<DecodedPicture<F>> {
  try {
    const opened = await openIt();
    checkShape(opened);
    const scale = scaleOf(opened);
    const { width, height, pages } = opened;
    const picture = await opened.pixels(sizeOf(opened, scale));
    return { picture, format, size: { width, height }, scale, pages };
  } catch (error) {
    throw error instanceof PictureError ? error : damaged(format, error);
  }
}

export function checkBytes(count: number): void {
  if (count <= limits.bytes) return;
  const megabytes = (limits.bytes / 2 ** 20).toFixed(0);
  throw new PictureError('too-large', `is larger than ${megabytes} MiB: save it smaller, as JPEG or PNG`);
}

async function open(
  format: Format,
  bytes: Uint8Array,
  openPicture: OpenPicture | undefined,
  page: number,
): Promise<Opened> {
  if (format === 'bmp') return openBmp(bytes);
  if (format === 'pnm') return openPnm(bytes);
  return (openPicture ?? (await pictureOpener()))(format, bytes, page);
}

function scaleOf({ width, height, stretch }: Opened): Scale {
  const shrunk = Math.max(1, Math.sqrt((width * stretch.x * height * stretch.y) / limits.workingPixels));
  return { x: shrunk / stretch.x, y: shrunk / stretch.y };
}

function sizeOf({ width, height }: Size, scale: Scale): Size {
  const side = (pixels: number, times: number) => Math.max(1, Math.round(pixels / times));
  return { width: side(width, scale.x), height: side(height, scale.y) };
}

function damaged(format: Format | 'pdf', error: unknown): PictureError {
  const reason = error instanceof Error ? error.message : String(error);
  const name = { webp: 'WebP', pnm: 'PBM, PGM or PPM' }[format as string] ?? format.toUpperCase();
  return new PictureError(
    'damaged',
    `is a damaged or cut off ${name} (${firstLine(reason)}): copy or save it again`,
  );
}

function firstLine(text: string): string {
  return text.split('\n')[0].trim();
}
