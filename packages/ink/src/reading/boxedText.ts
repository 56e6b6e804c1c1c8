import type { Reading } from '@cifra/core/base/types.ts';

/**
 * Returns the number whose digits are shown in the boxes: the visitor's correction if it has one
 * digit per box, else the reading. Digits are corrected in this number.
 */
export function boxedText(read: string, corrected?: string): string {
  const fits = corrected !== undefined && digitsOf(corrected).length === digitsOf(read).length;
  return fits ? corrected : read;
}

/** Returns the visible text of a number; empty if it has no digit. */
export function seenText({ text }: Pick<Reading, 'text'>): string {
  return digitsOf(text).length > 0 ? text : '';
}

/** Returns the digits of a number in order, without its marks. */
export function digitsOf(text: string): number[] {
  return (text.match(/\d/g) ?? []).map(Number);
}
