import type { StrokeSample } from '@cifra/training/data/formats/strokes.ts';

/**
 * Sites whose labels name the groups that were to be written: postcodes, phone numbers, dates and rows
 * of five digits. `ced`'s spaces are not where digits are written apart: `6 : = ( 3+7 )`.
 */
const GROUPED = new Set(['apa', 'apb', 'apc', 'apd', 'app', 'hpp', 'lex']);

/**
 * Returns the groups of digits in a recorded number, as its label tells them, or null if it doesn't. A
 * label without spaces is one group. Where a space is between all signs, the spaces say nothing:
 * `0 5 7 3 1` is a postcode, one group, but the groups of `( 5 1 0 ) 8 7 4` are unknown.
 */
export function groupsOf({ site, label }: Pick<StrokeSample, 'site' | 'label'>): string[] | null {
  const groups = label.trim().split(' ');
  if (groups.length === 1) return groups;
  if (groups.every((group) => /^\d$/.test(group))) return [groups.join('')];
  return GROUPED.has(site) && groups.some((group) => group.length > 1) ? groups : null;
}
