import { fullYear, isoDate } from './calendar.ts';
import { DATE_ORDERS, type DateOrder, type Interpret, type Meaning } from './expect.ts';
import { trimMarks } from './marks.ts';
import { regroup } from './regroup.ts';

const SPECKS = /[.,:']/g;
const SEPARATED = /^\d+(?:[.,/\- ]\d+)*$/;

/**
 * A day that the calendar has; value ISO 8601. Separators `.` `/` `-`, mixed or missed: without them all, or some,
 * eight digits (or six, with a year of two) are needed. Where no order is given, every plausible one is tried, and
 * `03/04/2024` has two meanings: a choice between them is not the reader's. What is no date as it was read may be one with a slash that was
 * taken for a 1: `14/0712026`.
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
      // Six digits that begin with a year are a date for those alone who say so: `24-12-31`.
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
 * Three parts with slashes between them, of which one may have been read as a 1: in many hands that is the same stroke, and who was asked
 * for a date and wrote one slash wrote the other one too. Points beside slashes are specks.
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

/** Whether a text makes sense as a date only where a 1 in it is a slash: `14/0712026`. */
export function isDateWithLostSlash(text: string): boolean {
  const core = trimMarks(text);
  const isDate = DATE_ORDERS.some((order) => asRead(core, order, order, undefined).length > 0);
  return !isDate && interpretDate({ kind: 'date' }, text).length > 0;
}

/** A year of four digits, a month and a day of one or two. */
function isFull(parts: readonly string[], order: DateOrder): boolean {
  return parts.every((part, place) => (order[place] === 'y' ? /^\d{4}$/ : /^\d{1,2}$/).test(part));
}

/** Month before day is written with slashes and dashes, never with points (a comma is a point with a tail). */
function isPlausible(order: DateOrder, text: string): boolean {
  return order !== 'mdy' || !/^\d+[.,]\d+[.,]\d+$/.test(text);
}

/** The three parts, in the order of the paper. */
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
