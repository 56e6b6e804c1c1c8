import type { Reading } from '@cifra/core/types.ts';

/**
 * The number whose digits stand in the boxes: what the visitor says it is, where that has a digit for each of them, else
 * what was read. Digits are put right in it.
 */
export function boxedText(read: string, corrected?: string): string {
  const fits = corrected !== undefined && digitsOf(corrected).length === digitsOf(read).length;
  return fits ? corrected : read;
}

/** What was seen of a number: nothing, where no digit is in it. */
export function seenText({ text }: Pick<Reading, 'text'>): string {
  return digitsOf(text).length > 0 ? text : '';
}

/** The digits of a number in their order, without its marks. */
export function digitsOf(text: string): number[] {
  return (text.match(/\d/g) ?? []).map(Number);
}
