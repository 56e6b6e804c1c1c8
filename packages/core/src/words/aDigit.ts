/** Returns a digit with its English article: `a 7`, `an 8`. */
export function aDigit(digit: number): string {
  return `${digit === 8 ? 'an' : 'a'} ${digit}`;
}
