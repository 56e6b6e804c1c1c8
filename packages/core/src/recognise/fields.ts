import { quantile } from '../base/quantile.ts';
import type { FoundLine } from '../page/foundLine.ts';
import { isTypeset } from '../page/typeset.ts';
import { FIELD_DIGIT, fieldOf, type Page, type Upright } from './page.ts';

/** A line of a page, and its ink. */
export type Field = { readonly line: FoundLine; readonly page: Page };

/**
 * What shows through from the other side is paler than this share of the darkest writing and print: it has 0.07
 * to 0.2 of it on composed pages, and numbers 0.5 and more.
 */
const PALE = 0.25;
/** Rank of that darkness among the lines of the page. */
const DARKEST = 0.9;
/** Other lines, the longest, that the numbers are compared with at most. */
const COMPARED = 12;

/**
 * The fields of the lines of one page that are numbers. Of what the page model takes for writing, some is
 * print after all, which the evenness of its digits tells where there is other print, and some shows through
 * from the other side.
 *
 * @param all all lines of the page
 */
export function fieldsOf(
  upright: Upright,
  numbers: readonly FoundLine[],
  all: readonly FoundLine[],
): Field[] {
  const field = (line: FoundLine): Field => {
    const others = all.filter((other) => other !== line);
    return { line, page: fieldOf(upright, line, others) };
  };
  const fields = numbers.map(field);
  const others = all
    .filter((line) => !numbers.includes(line))
    .sort((a, b) => b.region.width - a.region.width)
    .slice(0, COMPARED)
    .map(field);
  const levels = [...fields, ...others].map(({ page }) => page.level).sort((a, b) => a - b);
  const pale = PALE * quantile(levels, DARKEST);
  const isPrinted = all.some(({ kind }) => kind === 'print');
  const isPrint = ({ mask, factor }: Page) => isPrinted && isTypeset(mask, FIELD_DIGIT / factor);
  return fields.map(({ line, page }) => ({
    line: isPrint(page) ? { ...line, kind: 'print' } : line,
    page: { ...page, isPale: page.level < pale },
  }));
}
