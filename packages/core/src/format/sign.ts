/**
 * Returns the minus of a number. A dash before a number usually protects it against additions, or
 * marks a list item. It is a minus only if the caller allows negative numbers and there is no such
 * mark after the number.
 */
export function minusOf(text: string, min: number | undefined): '-' | '' {
  return min !== undefined && min < 0 && /^-(?!-).*\d$/.test(text.trim()) ? '-' : '';
}

/** Returns a text without the plus before its number, which changes no value. */
export function withoutPlus(text: string): string {
  return text.trim().replace(/^\+ ?(?=[\d.,])/, '');
}

/** Zero has no sign. */
export function withSign(sign: '-' | '', value: string): string {
  return value === '0' ? value : sign + value;
}
