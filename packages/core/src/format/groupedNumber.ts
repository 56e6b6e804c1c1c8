import type { Decimal } from './decimal.ts';

/**
 * A number with grouping marks (`.`, `,`, `'`, gap) and a decimal mark (`.`, `,`) by any convention: `1.234,56`,
 * `1,234.56`, `1 234.56`, `1'234.56`. Null when it follows none.
 *
 * The last mark is the decimal mark when as many digits follow it as the caller says (`decimals`), or one or two
 * when he does not say. So three digits after the only mark are a group: `1.234` is 1234 unless `decimals` is 3.
 * A mark that stands twice may still be decimal (`1.234.56`: comma and point are hard to tell apart in handwriting),
 * but not where three digits follow it: `1.234.567` is a whole number.
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

/** Digits without a mark, or groups of three behind a first one of one to three that does not begin with zero. */
function isWhole(groups: readonly string[], marks: readonly string[], fraction: string): boolean {
  const [first, ...others] = groups;
  // `.50` is written for 0.50.
  if (others.length === 0) return /^\d+$/.test(first) || (first === '' && fraction !== '');
  const sameMark = marks.every((mark) => mark === marks[0]);
  return sameMark && /^[1-9]\d{0,2}$/.test(first) && others.every((group) => /^\d{3}$/.test(group));
}
