import { CifraError } from '@cifra/core/base/error.ts';
import { limits } from '../pictures/limits.ts';
import { PictureError } from '../pictures/pictureError.ts';

/** Pages from 1, both ends included. */
export type PageRange = { readonly first: number; readonly last: number };

/**
 * Parses pages such as "1-3,7".
 * @throws CifraError 'invalid-pages' for anything else, and for a range that runs backwards
 */
export function parsePages(text: string): readonly PageRange[] {
  return text.split(',').map((part) => {
    const [, from, to = from] = /^\s*(\d{1,9})(?:\s*-\s*(\d{1,9}))?\s*$/.exec(part) ?? [];
    const range = { first: Number(from), last: Number(to) };
    if (!(range.first >= 1))
      throw new CifraError('invalid-pages', `"${text}" does not name pages; write them as in 1-3,7`);
    if (range.last < range.first)
      throw new CifraError('invalid-pages', `the pages ${part.trim()} run backwards; write ${to}-${from}`);
    return range;
  });
}

/**
 * The pages of a document that are read, each once, in order.
 * @param count pages of the document
 * @param ranges all pages without them
 * @throws PictureError 'no-such-page' or 'too-large'
 */
export function selectPages(count: number, ranges?: readonly PageRange[]): number[] {
  const asked = ranges ?? [{ first: 1, last: count }];
  const beyond = asked.find(({ last }) => last > count);
  if (beyond !== undefined)
    throw new PictureError(
      'no-such-page',
      `has ${count === 1 ? '1 page' : `${count} pages`}; page ${beyond.last} does not exist: name other pages`,
    );
  const pages = [...new Set(asked.flatMap(({ first, last }) => numbers(first, last)))].sort((a, b) => a - b);
  if (pages.length <= limits.pages) return pages;
  throw new PictureError(
    'too-large',
    `has ${count} pages, and at most ${limits.pages} are read at once: name some of them, such as 1-${limits.pages}`,
  );
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
