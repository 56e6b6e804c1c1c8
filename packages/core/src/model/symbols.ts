/** The marks that stand between digits and around numbers, kept apart from them. */
export const DELIMITERS = ['.', ',', '-', '/', "'", ':', '#', '='] as const;
export const CURRENCIES = ['$', '€', '£'] as const;

/** Ink that is no digit: a letter, a scribble, a drawing. */
export const OTHER = '?';

/** What a line model tells apart, in the order of its classes; one more class, the last, is CTC's blank. */
export const SYMBOLS: readonly string[] = [
  ...Array.from({ length: 10 }, (_, digit) => String(digit)),
  ...DELIMITERS,
  ...CURRENCIES,
  OTHER,
];

/** Number of the blank's class. */
export const BLANK = SYMBOLS.length;
/** Number of classes, the blank among them. */
export const LINE_CLASSES = SYMBOLS.length + 1;

/** Class of a symbol. Throws where there is no such symbol. */
export function classOf(symbol: string): number {
  const found = SYMBOLS.indexOf(symbol);
  if (found < 0)
    throw new RangeError(`classOf: no symbol ${JSON.stringify(symbol)} (known: ${SYMBOLS.join(' ')})`);
  return found;
}

/** The digits of a text of symbols, in order. */
export function digitsOf(text: string): string {
  return text.replace(/[^0-9]/g, '');
}
