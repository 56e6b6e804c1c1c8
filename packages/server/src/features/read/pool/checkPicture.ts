import { isPdf } from '@cifra/node/documents/openDocument.ts';
import { pictureFormat } from '@cifra/node/pictures/format.ts';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';

/** Bytes in which PDF readers look for a header, and browsers for the type of a file. */
const HEAD = 1024;
/** A ZIP's directory ends in the last 22 bytes, and a comment of at most 65,535 after them. */
const ZIP_END = 22;
const ZIP_COMMENT = 65_535;

/**
 * Refuses files that are a picture and also something else, such as a web page or an archive:
 * another program may open them as that.
 * @throws PictureError
 */
export function checkPicture(bytes: Uint8Array): void {
  // Reports files of another type as such; the decoder reports empty files.
  const isDocument = isPdf(bytes);
  if (bytes.length > 0 && !isDocument) pictureFormat(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const other = isZip(buffer) ? 'a ZIP archive' : markup(buffer, isDocument);
  if (other !== null)
    throw new PictureError('unsupported', `is also ${other}: save only the picture, as PNG, JPEG or PDF`);
}

function markup(buffer: Buffer, isPdf: boolean): string | null {
  const ends = buffer.subarray(0, HEAD).toString('latin1') + buffer.subarray(-HEAD).toString('latin1');
  if (!isPdf && ends.includes('%PDF-')) return 'a PDF';
  return /<(script|html|svg|iframe|!doctype)[\s>]|<\?php/i.test(ends) ? 'a page or a program' : null;
}

/**
 * Checks the record at the end, which identifies archives: its first four bytes may occur in a
 * compressed picture by chance.
 */
function isZip(buffer: Buffer): boolean {
  const from = Math.max(0, buffer.length - ZIP_END - ZIP_COMMENT);
  for (let at = buffer.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= from; ) {
    if (at + ZIP_END <= buffer.length) {
      const directory = buffer.readUInt32LE(at + 12) + buffer.readUInt32LE(at + 16);
      const end = at + ZIP_END + buffer.readUInt16LE(at + 20);
      if (end <= buffer.length && directory <= at) return true;
    }
    if (at === 0) return false;
    at = buffer.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return false;
}
