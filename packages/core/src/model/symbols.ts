/** Marks between digits and around numbers, which the reader distinguishes. */
export const DELIMITERS = ['.', ',', '-', '/', "'", ':', '#', '='] as const;
export const CURRENCIES = ['$', '€', '£'] as const;
/** Signs before, after and between numbers: +41, (212), 15%, 3×4. */
export const SIGNS = ['+', '(', ')', '%', '×'] as const;

/** Ink other than digits and marks: a letter, a scribble, a drawing. */
export const OTHER = '?';
/** A digit that is crossed out, or has another one written over it. */
export const STRUCK_OUT = '~';

/**
 * Classes of a line, in order; CTC's blank is one more class, the last. A released model may know
 * fewer symbols: its manifest names them, and `lineModel.ts` brings its scores into this order.
 */
export const SYMBOLS: readonly string[] = [
  ...Array.from({ length: 10 }, (_, digit) => String(digit)),
  ...DELIMITERS,
  ...CURRENCIES,
  ...SIGNS,
  STRUCK_OUT,
  OTHER,
];

/** Class of the blank. */
export const BLANK = SYMBOLS.length;
/** Number of classes, including the blank. */
export const LINE_CLASSES = SYMBOLS.length + 1;

/**
 * Returns the class of a symbol.
 * @throws RangeError for an unknown symbol
 */
export function classOf(symbol: string): number {
  const found = SYMBOLS.indexOf(symbol);
  if (found < 0)
    throw new RangeError(`classOf: no symbol ${JSON.stringify(symbol)} (known: ${SYMBOLS.join(' ')})`);
  return found;
}

/** Returns the digits of a text, in order. */
export function digitsOf(text: string): string {
  return text.replace(/[^0-9]/g, '');
}
