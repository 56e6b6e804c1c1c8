import { alto } from '@cifra/core/export/alto.ts';
import { hocr } from '@cifra/core/export/hocr.ts';
import { labelStudio } from '@cifra/core/export/labelStudio.ts';
import { pageXml } from '@cifra/core/export/pageXml.ts';
import type { Maker, ReadPicture } from '@cifra/core/export/readPicture.ts';
import type { FileResult } from '../reading/fileResult.ts';
import type { DocumentFormat } from '../reading/outputFormat.ts';

export type MadeDocument = {
  /** What follows the name of the file: `.hocr`, or `-p2.xml` for a page. */
  readonly ending: string;
  readonly text: string;
};

/**
 * Makes the documents of one file: one with all of its pages or, in ALTO and PAGE-XML, one for each page. Pages that
 * cannot be read are left out.
 */
export function makeDocuments(
  format: DocumentFormat,
  results: readonly FileResult[],
  maker: Maker,
): MadeDocument[] {
  const pictures = results.flatMap(pictureOf);
  if (pictures.length === 0) return [];
  switch (format) {
    case 'hocr':
      return [{ ending: '.hocr', text: hocr(pictures, maker) }];
    case 'label-studio':
      return [{ ending: '.json', text: labelStudio(pictures, maker) }];
    case 'alto':
      return pictures.map((picture) => ({ ending: xmlEnding(picture), text: alto(picture, maker) }));
    case 'page':
      return pictures.map((picture) => ({ ending: xmlEnding(picture), text: pageXml(picture, maker) }));
    default:
      return format satisfies never;
  }
}

function xmlEnding({ page }: ReadPicture): string {
  return page === undefined ? '.xml' : `-p${page}.xml`;
}

function pictureOf({ file, page, readings, ...rest }: FileResult): ReadPicture[] {
  if (readings === undefined || !('picture' in rest)) return [];
  return [{ file, ...(page !== undefined && { page }), ...rest.picture, readings }];
}
