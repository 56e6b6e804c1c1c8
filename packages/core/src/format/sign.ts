/**
 * The minus of a number. A dash before a number is mostly a fence or a list's dash: it is a minus only where the
 * caller allows negative numbers, and not when the number is fenced behind as well.
 */
export function minusOf(text: string, min: number | undefined): '-' | '' {
  return min !== undefined && min < 0 && /^-(?!-).*\d$/.test(text.trim()) ? '-' : '';
}

/** Zero has no sign. */
export function withSign(sign: '-' | '', value: string): string {
  return value === '0' ? value : sign + value;
}
