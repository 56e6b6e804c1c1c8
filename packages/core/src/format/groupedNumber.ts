import type { Decimal } from './decimal.ts';

/**
 * Reads a number with grouping marks (`.`, `,`, `'`, gap) and a decimal mark (`.`, `,`) of any
 * convention: `1.234,56`, `1,234.56`, `1 234.56`, `1'234.56`. Returns null if the text follows none
 * of these conventions.
 *
 * The last mark is the decimal mark if `decimals` digits follow it, or one or two digits without
 * `decimals`. Three digits after the only mark are a group: `1.234` is 1234 unless `decimals` is 3.
 * A repeated mark may still be decimal (`1.234.56`: comma and point are hard to distinguish in
 * handwriting), except before three digits: `1.234.567` is a whole number.
 */
export function readGroupedNumber(text: string, decimals?: number): Decimal | null {
  if (!/^[\d.,' ]+$/.test(text)) return null;
  const groups = text.split(/[.,' ]/);
  const marks = text.match(/[.,' ]/g) ?? [];
  const fraction = endsInFraction(groups, marks, decimals) ? groups[groups.length - 1] : '';
  const whole = fraction === '' ? groups : groups.slice(0, -1);
  if (!isWhole(whole, marks.slice(0, whole.length - 1), fraction)) return null;
  return { whole: whole.join(''), fraction };
}

function endsInFraction(groups: readonly string[], marks: readonly string[], decimals?: number): boolean {
  const mark = marks.at(-1);
  if (mark !== '.' && mark !== ',') return false;
  const { length } = groups[groups.length - 1];
  if (length === 3 && marks.indexOf(mark) !== marks.length - 1) return false;
  return decimals === undefined ? length === 1 || length === 2 : length === decimals;
}

/**
 * Accepts digits without a mark, or groups of three after a first group of one to three without a
 * leading zero.
 */
function isWhole(groups: readonly string[], marks: readonly string[], fraction: string): boolean {
  const [first, ...others] = groups;
  // `.50` stands for 0.50.
  if (others.length === 0) return /^\d+$/.test(first) || (first === '' && fraction !== '');
  const sameMark = marks.every((mark) => mark === marks[0]);
  return sameMark && /^[1-9]\d{0,2}$/.test(first) && others.every((group) => /^\d{3}$/.test(group));
}
