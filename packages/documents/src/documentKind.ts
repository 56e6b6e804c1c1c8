import { isPdf } from '@cifra/pdf/isPdf.ts';

/** Files that are turned into pictures before they are read; each kind has its own worker. */
export type DocumentKind = 'pdf' | 'tiff' | 'heif';

const TIFF = ['II\x2a\0', 'MM\0\x2a'];
/** The brands of HEIF pictures with HEVC inside (ISO/IEC 23008-12, annex B), and the general one. */
const HEIF = /^.{4}ftyp(hei[cxms]|hev[cx]|mif1|msf1)/s;

/** Returns the kind of a document by its first 32 bytes; null for any other file. */
export function documentKind(head: Uint8Array): DocumentKind | null {
  if (isPdf(head)) return 'pdf';
  const start = new TextDecoder('latin1').decode(head.subarray(0, 12));
  if (TIFF.includes(start.slice(0, 4))) return 'tiff';
  return HEIF.test(start) ? 'heif' : null;
}
