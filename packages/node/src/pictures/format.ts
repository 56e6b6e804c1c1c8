import { PictureError } from './pictureError.ts';
import { isPnm } from './pnm.ts';

/** The formats that are read, by their first bytes; a file's name says nothing. */
export type Format = 'png' | 'jpeg' | 'webp' | 'tiff' | 'bmp' | 'gif' | 'pnm';

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
  { format: 'tiff', at: [[0, 'II\x2a\0']] },
  { format: 'tiff', at: [[0, 'MM\0\x2a']] },
  { format: 'tiff', at: [[0, 'II\x2b\0']] },
  { format: 'tiff', at: [[0, 'MM\0\x2b']] },
  { format: 'gif', at: [[0, 'GIF87a']] },
  { format: 'gif', at: [[0, 'GIF89a']] },
  // "BM" alone begins many texts; the reserved words are zero in every BMP.
  {
    format: 'bmp',
    at: [
      [0, 'BM'],
      [6, '\0\0\0\0'],
    ],
  },
];

const reads = 'PNG, JPEG, WebP, TIFF, BMP, GIF, PBM, PGM and PPM are read';

/** What people try and we do not read, with what to do instead. */
const known: readonly { readonly name: string; readonly pattern: RegExp; readonly advice: string }[] = [
  {
    name: 'a HEIC or AVIF picture',
    pattern: /^.{4}ftyp/s,
    advice: 'save it as JPEG or PNG (on an iPhone: Settings, Camera, Formats, Most Compatible)',
  },
  { name: 'a PDF', pattern: /^%PDF/, advice: 'save its page as PNG' },
  {
    name: 'an SVG drawing',
    pattern: /^(\ufeff|\xef\xbb\xbf)?\s*(<\?xml[\s\S]*?)?<svg/,
    advice: 'save it as PNG',
  },
];

/**
 * The format of a picture by its content. Only these loaders are ever tried: sharp would also take SVG, which can name
 * other files.
 * @throws PictureError when it is no picture that we read.
 */
export function pictureFormat(bytes: Uint8Array): Format {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
  const found = signatures.find(({ at }) => at.every(([offset, part]) => head.startsWith(part, offset)));
  if (found !== undefined) return found.format;
  if (isPnm(bytes)) return 'pnm';
  const other = known.find(({ pattern }) => pattern.test(head));
  if (other !== undefined) throw new PictureError('unsupported', `is ${other.name}: ${other.advice}`);
  throw new PictureError('not-a-picture', `is not a picture that can be read (${reads})`);
}
