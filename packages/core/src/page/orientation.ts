import type { PageLine } from './lines.ts';
import { PAGE_PARAMETERS, type PageParameters } from './parameters.ts';

/**
 * The text that is seen on a page: the lengths of its lines in heights of their digits, times the
 * probability of their kind. The model knows level writing, and sees only pieces of a page that
 * lies on its side. Single signs do not count.
 */
export function textSeen(lines: readonly PageLine[], { shortest }: PageParameters = PAGE_PARAMETERS): number {
  return lines
    .map(({ region, digit, probability }) => ({ length: region.width / digit, probability }))
    .filter(({ length }) => length >= shortest)
    .reduce((sum, { length, probability }) => sum + length * probability, 0);
}

/**
 * True if most of what was found are single signs, as on a page that lies on its side. One sign alone is
 * a digit, which may be turned to look like several.
 */
export function isInPieces(
  lines: readonly PageLine[],
  { shortest }: PageParameters = PAGE_PARAMETERS,
): boolean {
  const pieces = lines.filter(({ region, digit }) => region.width < shortest * digit);
  return lines.length > 1 && 2 * pieces.length > lines.length;
}
