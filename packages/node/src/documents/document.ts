import type { DecodedPicture } from '../pictures/decode.ts';
import type { Format } from '../pictures/format.ts';

/**
 * A sequence of pages, of which each is a picture; a picture is a document of one page. Frames of an
 * animation are not pages.
 */
export type Document = {
  readonly format: Format | 'pdf';
  readonly pages: number;
  /**
   * Decodes one page. Only the pages in use are in memory.
   * @param number from 1
   * @throws PictureError about this page; others may still be readable
   */
  readonly decode: (number: number) => Promise<DecodedPicture<Format | 'pdf'>>;
};

/** True for a file that has no page numbers: a picture, but not a PDF of one page. */
export function isSinglePicture({ format, pages }: Document): boolean {
  return format !== 'pdf' && pages === 1;
}
