/** True for one dash before a number. With a mark after the number, both protect it: `-5-`. */
export function hasMinus(text: string): boolean {
  return /^-(?!-).*\d$/.test(text.trim());
}

/**
 * Returns the minus of a number, or null if it has one although the caller allows no negative
 * numbers: the number that is left without its sign would be a wrong number.
 */
export function minusOf(text: string, min: number | undefined): '-' | '' | null {
  if (!hasMinus(text)) return '';
  return min !== undefined && min < 0 ? '-' : null;
}

/** Returns a text without the plus before its number, which changes no value. */
export function withoutPlus(text: string): string {
  return text.trim().replace(/^\+ ?(?=[\d.,])/, '');
}

/** Zero has no sign. */
export function withSign(sign: '-' | '', value: string): string {
  return value === '0' ? value : sign + value;
}
