import { fullYear, isoDate } from './calendar.ts';
import { DATE_ORDERS, type DateOrder, type Interpret } from './expect.ts';
import { trimMarks } from './marks.ts';
import { regroup } from './regroup.ts';

const SEPARATED = /^\d+(?:[.,/\- ]\d+)*$/;

/**
 * A day that the calendar has; value ISO 8601. Separators `.` `/` `-`, mixed or missed: without them all, or some,
 * eight digits (or six, with a year of two) are needed. Where no order is given, every plausible one is tried, and
 * `03/04/2024` has two meanings: a choice between them is not the reader's.
 */
export const interpretDate: Interpret<'date'> = ({ order, since }, text) => {
  const core = trimMarks(text);
  if (!SEPARATED.test(core)) return [];
  const groups = core.split(/\D/);
  return DATE_ORDERS.filter((candidate) =>
    order ? candidate === order : isPlausible(candidate, core),
  ).flatMap((candidate) =>
    divisions(groups, candidate)
      // Six digits that begin with a year are a date for those alone who say so: `24-12-31`.
      .filter((parts) => order || candidate !== 'ymd' || parts[0].length === 4)
      .map((parts) => dateOf(parts, candidate, since))
      .filter((value) => value !== null)
      .map((value) => ({ text: core, value })),
  );
};

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
