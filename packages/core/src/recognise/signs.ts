import { median } from '../base/quantile.ts';
import type { FoundLine } from '../page/foundLine.ts';
import { PAGE_PARAMETERS } from '../page/parameters.ts';
import type { ExaminedReading } from '../reading/examination.ts';

/** Fewest printed lines of a page on which a single sign may be print too. */
const PRINTED_PAGE = 4;
/** Fewest handwritten digits that show that such a page was filled in. */
const FILLED_IN = 3;
/** From this many lines on, what the page model found is a text, and not the dirt around a huge digit. */
export const TEXT = 3;
/** A sign this many times as high as most lines of a text is hardly part of it. */
const HUGE = 8;

/** True for a line that is one sign, not several in a row. */
export function isSign({ region, digit }: Pick<FoundLine, 'region' | 'digit'>): boolean {
  return region.width < PAGE_PARAMETERS.shortest * digit;
}

/** True for a sign much higher than the text of its page: a pattern of the desk, a shadow. */
export function isHugeSign(line: FoundLine, all: readonly FoundLine[]): boolean {
  return isSign(line) && all.length > TEXT && line.digit > HUGE * median(all.map(({ digit }) => digit));
}

/**
 * Doubts single digits of a printed page on which nothing else is handwritten: a sign alone does not tell whether it is
 * a digit, a box to tick, the end of a rule or a printed `$`.
 *
 * @param all all lines of the page
 */
export function signsDoubted(
  readings: readonly ExaminedReading[],
  all: readonly FoundLine[],
): ExaminedReading[] {
  if (all.filter(({ kind }) => kind === 'print').length < PRINTED_PAGE) return [...readings];
  const isTaken = ({ reading }: ExaminedReading) => reading.accepted && !reading.print;
  const digits = readings.filter(isTaken).reduce((sum, { reading }) => sum + reading.digits.length, 0);
  if (digits >= FILLED_IN) return [...readings];
  return readings.map((each) => (isTaken(each) && each.reading.digits.length === 1 ? doubted(each) : each));
}

/** Refuses an accepted reading. */
export function doubted(each: ExaminedReading): ExaminedReading {
  const { reading } = each;
  if (!reading.accepted) return each;
  return { ...each, reading: { ...reading, accepted: false, refusal: 'ambiguous' } };
}
