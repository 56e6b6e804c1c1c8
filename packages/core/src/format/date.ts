import { fullYear, isoDate } from './calendar.ts';
import { DATE_ORDERS, type DateOrder, type Interpret, type Meaning } from './expect.ts';
import { trimMarks } from './marks.ts';
import { regroup } from './regroup.ts';

const SPECKS = /[.,:' ]/g;
const SEPARATED = /^\d+(?:[.,/\- ]\d+)*$/;

/**
 * Interprets a day of the calendar; the value is ISO 8601. Separators are `.` `/` `-`, and can be
 * mixed. If one or both are missing, eight digits are required (or six, with a two-digit year).
 * Without an order, all plausible orders are tried. So `03/04/2024` has two meanings, and the
 * reader does not choose between them. A text such as `14/0712026` is a date if one of its 1s is a
 * misread slash.
 */
export const interpretDate: Interpret<'date'> = ({ order, since }, text) => {
  const core = trimMarks(text);
  const orders = DATE_ORDERS.filter((candidate) =>
    order ? candidate === order : isPlausible(candidate, core),
  );
  const found = orders.flatMap((candidate) => asRead(core, candidate, order, since));
  if (found.length > 0) return found;
  return orders.flatMap((candidate) =>
    withSlashes(core)
      .filter((parts) => isFull(parts, candidate))
      .flatMap((parts) => dayOf(parts.join('/'), parts, candidate, since)),
  );
};

function asRead(
  text: string,
  candidate: DateOrder,
  order: DateOrder | undefined,
  since: number | undefined,
): readonly Meaning[] {
  if (!SEPARATED.test(text)) return [];
  return (
    divisions(text.split(/\D/), candidate)
      // Six digits that start with a year are a date only if the caller gives that order:
      // `24-12-31`.
      .filter((parts) => order || candidate !== 'ymd' || parts[0].length === 4)
      .flatMap((parts) => dayOf(text, parts, candidate, since))
  );
}

function dayOf(
  text: string,
  parts: readonly string[],
  order: DateOrder,
  since: number | undefined,
): readonly Meaning[] {
  const value = dateOf(parts, order, since);
  return value === null ? [] : [{ text, value }];
}

/**
 * Splits a text into three parts by its two slashes. If only one slash was read, each 1 is tried as
 * the second slash, because many writers use the same stroke for both. Points and spaces next
 * to slashes do not count.
 */
function withSlashes(text: string): readonly (readonly string[])[] {
  const plain = text.replace(SPECKS, '');
  const parts = plain.split('/');
  if (parts.length !== 2) return parts.length === 3 && plain !== text ? [parts] : [];
  const slash = parts[0].length;
  return [...plain.matchAll(/1/g)]
    .map(({ index }) => [index, slash].sort((a, b) => a - b))
    .map(([first, second]) => [
      plain.slice(0, first),
      plain.slice(first + 1, second),
      plain.slice(second + 1),
    ]);
}

/** True if a text is a day of the calendar in some order of its parts, as it is written. */
export function isWrittenDate(text: string): boolean {
  return DATE_ORDERS.some((order) => asRead(text, order, order, undefined).length > 0);
}

/** True if a text is a date only when a 1 in it is taken for a slash: `14/0712026`. */
export function isDateWithLostSlash(text: string): boolean {
  const core = trimMarks(text);
  return !isWrittenDate(core) && interpretDate({ kind: 'date' }, text).length > 0;
}

/** Requires a year of four digits, and a month and a day of one or two. */
function isFull(parts: readonly string[], order: DateOrder): boolean {
  return parts.every((part, place) => (order[place] === 'y' ? /^\d{4}$/ : /^\d{1,2}$/).test(part));
}

/**
 * Month before day is written with slashes and dashes, never with points (a comma may be a point).
 */
function isPlausible(order: DateOrder, text: string): boolean {
  return order !== 'mdy' || !/^\d+[.,]\d+[.,]\d+$/.test(text);
}

/** Returns the three parts, in the order on the paper. */
function divisions(groups: readonly string[], order: DateOrder): readonly (readonly string[])[] {
  if (groups.length === 3) {
    const fits = groups.every((group, place) =>
      order[place] === 'y' ? group.length === 2 || group.length === 4 : group.length <= 2,
    );
    return fits ? [groups] : [];
  }
  return [4, 2]
    .map((year) =>
      regroup(
        groups,
        [...order].map((part) => (part === 'y' ? year : 2)),
      ),
    )
    .filter((parts) => parts !== null);
}

function dateOf(parts: readonly string[], order: DateOrder, since?: number): string | null {
  const part = (name: 'd' | 'm' | 'y') => parts[order.indexOf(name)];
  const year = part('y').length === 4 ? Number(part('y')) : fullYear(Number(part('y')), since);
  return isoDate(year, Number(part('m')), Number(part('d')));
}
