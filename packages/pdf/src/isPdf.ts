/** White space and a byte order mark before the header, which some programs write. */
const HEADER = /^(\xef\xbb\xbf)?\s{0,16}%PDF-/;

/**
 * True for a PDF, by its first 32 bytes.
 *
 * @param bytes of the file
 * @returns false for any other file
 * @example
 * import { isPdf } from '@cifra/pdf';
 *
 * console.log(isPdf(new TextEncoder().encode('%PDF-1.7')));
 */
export function isPdf(bytes: Uint8Array): boolean {
  return HEADER.test(new TextDecoder('latin1').decode(bytes.subarray(0, 32)));
}
