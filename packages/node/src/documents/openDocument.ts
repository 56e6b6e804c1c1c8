import { isPdf } from '@cifra/pdf/isPdf.ts';
import { checkBytes, decodePicture } from '../pictures/decode.ts';
import { isTiff, pictureFormat } from '../pictures/format.ts';
import { limits } from '../pictures/limits.ts';
import { PictureError } from '../pictures/pictureError.ts';
import { countTiffPages } from '../pictures/tiff/openTiff.ts';
import type { Document } from './document.ts';

export { isPdf };

/** True if the bytes may have several pages, by their first bytes. */
export function mayHavePages(bytes: Uint8Array): boolean {
  return isPdf(bytes) || isTiff(bytes);
}

/**
 * Opens a PDF, a TIFF or another picture. Pages are decoded one at a time.
 *
 * @param bytes the file
 * @param password of a PDF; other files ignore it
 * @returns the document: its number of pages, and a function that decodes one
 * @throws {PictureError} if the bytes are not a document, or exceed a limit
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { openDocument } from '@cifra/node';
 *
 * const document = await openDocument(await readFile('form.pdf'));
 * const { picture } = await document.decode(1);
 * console.log(document.pages, picture.width, picture.height);
 */
export async function openDocument(bytes: Uint8Array, password?: string): Promise<Document> {
  if (bytes.length === 0) throw new PictureError('empty', 'is empty: check where it comes from');
  checkBytes(bytes.length);
  if (isPdf(bytes)) return (await import('./openPdfDocument.ts')).openPdfDocument(bytes, password);
  const format = pictureFormat(bytes);
  const pages = format === 'tiff' ? countTiffPages(bytes) : 1;
  if (pages > limits.pages)
    throw new PictureError('too-large', `has more than ${limits.pages} pages: split it`);
  return { format, pages, decode: (number) => decodePicture(bytes, undefined, number) };
}
