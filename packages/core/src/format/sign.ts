/**
 * Returns the minus of a number. A dash before a number is usually a fence or a list marker: it is
 * a minus only if the caller allows negative numbers and there is no fence after the number.
 */
export function minusOf(text: string, min: number | undefined): '-' | '' {
  return min !== undefined && min < 0 && /^-(?!-).*\d$/.test(text.trim()) ? '-' : '';
}

/** Zero has no sign. */
export function withSign(sign: '-' | '', value: string): string {
  return value === '0' ? value : sign + value;
}
