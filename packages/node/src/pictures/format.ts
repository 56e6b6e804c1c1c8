import { PictureError } from './pictureError.ts';
import { isPnm } from './pnm.ts';
import { READABLE } from './readable.ts';

/** The supported formats by their first bytes. The name of a file is ignored. */
export type Format = 'png' | 'jpeg' | 'webp' | 'avif' | 'tiff' | 'bmp' | 'gif' | 'pnm';

type Signature = {
  readonly format: Format;
  readonly at: readonly (readonly [offset: number, bytes: string])[];
};

const signatures: readonly Signature[] = [
  { format: 'png', at: [[0, '\x89PNG\r\n\x1a\n']] },
  { format: 'jpeg', at: [[0, '\xff\xd8\xff']] },
  {
    format: 'webp',
    at: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
  { format: 'avif', at: [[4, 'ftypavif']] },
  { format: 'avif', at: [[4, 'ftypavis']] },
  { format: 'tiff', at: [[0, 'II\x2a\0']] },
  { format: 'tiff', at: [[0, 'MM\0\x2a']] },
  { format: 'tiff', at: [[0, 'II\x2b\0']] },
  { format: 'tiff', at: [[0, 'MM\0\x2b']] },
  { format: 'gif', at: [[0, 'GIF87a']] },
  { format: 'gif', at: [[0, 'GIF89a']] },
  // Many texts start with "BM". The reserved words are zero in every BMP.
  {
    format: 'bmp',
    at: [
      [0, 'BM'],
      [6, '\0\0\0\0'],
    ],
  },
];

/** Known unsupported formats, with advice. */
const known: readonly { readonly name: string; readonly pattern: RegExp; readonly advice: string }[] = [
  {
    name: 'a HEIC picture',
    pattern: /^.{4}ftyp/s,
    advice: 'save it as JPEG or PNG (on an iPhone: Settings, Camera, Formats, Most Compatible)',
  },
  { name: 'a PDF', pattern: /%PDF-/, advice: 'only documents to read may be PDFs; save its page as PNG' },
  {
    name: 'an SVG drawing',
    pattern: /^(\ufeff|\xef\xbb\xbf)?\s*(<\?xml[\s\S]*?)?<svg/,
    advice: 'save it as PNG',
  },
];

export function isTiff(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return signatures.some(({ format, at }) => format === 'tiff' && head === at[0][1]);
}

/**
 * Detects the format of a picture from its content. Only these loaders are used, because sharp
 * would also accept SVG, which can refer to other files.
 * @throws PictureError if the format is not supported
 */
export function pictureFormat(bytes: Uint8Array): Format {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
  const found = signatures.find(({ at }) => at.every(([offset, part]) => head.startsWith(part, offset)));
  if (found !== undefined) return found.format;
  if (isPnm(bytes)) return 'pnm';
  const other = known.find(({ pattern }) => pattern.test(head));
  if (other !== undefined) throw new PictureError('unsupported', `is ${other.name}: ${other.advice}`);
  throw new PictureError('not-a-picture', `is not a picture that can be read (${READABLE} are read)`);
}
