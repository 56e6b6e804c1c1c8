/** Years of dates on forms; other years are a misreading or another order. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2199;

/** First year of the window of two-digit years, as in POSIX `strptime`: 69 is 1969, 68 is 2068. */
export const WINDOW_SINCE = 1969;

/**
 * Returns ISO 8601 `yyyy-mm-dd`, or null if the Gregorian calendar does not have this day or the
 * year is out of range.
 */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null;
  if (day < 1 || day > daysOf(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Returns the year with these last two digits in the hundred years from `since` on. */
export function fullYear(twoDigits: number, since = WINDOW_SINCE): number {
  return since + ((((twoDigits - since) % 100) + 100) % 100);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
