/** Exact number of digits, or the fewest and the most. */
export type Count = number | readonly [fewest: number, most: number];

export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * Expected format of a number, as plain JSON. It ranks the strings that were read, and is never an
 * input of the models. Each `interpret…` function documents the delimiters and values of its kind.
 */
export type Expect =
  /** A whole number; both limits are included; negative only if `min` is. */
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
  /** A number with optional decimals; both limits are included; negative only if `min` is. */
  | { readonly kind: 'range'; readonly min: number; readonly max: number }
  /**
   * Money. `decimals`: number of digits after the decimal mark, if there is one; default: at most
   * two.
   */
  | { readonly kind: 'amount'; readonly decimals?: number; readonly currency?: '$' | '€' | '£' }
  | { readonly kind: 'zip-us' }
  /** `since`: first of the hundred years that a two-digit year may mean; default 1969. */
  | { readonly kind: 'date'; readonly order?: DateOrder; readonly since?: number }
  | { readonly kind: 'time' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'digits'; readonly count: Count }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'luhn'; readonly count?: Count }
  /** `country`: two capital letters. They are not read; only the digits are. */
  | { readonly kind: 'iban'; readonly country: string }
  | { readonly kind: 'isbn' }
  | { readonly kind: 'mod11'; readonly weights?: 'iso-7064' | '2-7'; readonly count?: Count }
  /** A regular expression over digits and delimiters that must match the whole text. */
  | { readonly kind: 'pattern'; readonly pattern: string };

export type ExpectKind = Expect['kind'];
export type ExpectOf<K extends ExpectKind> = Extract<Expect, { readonly kind: K }>;

/** Meaning of a text in an expected format. */
export type Meaning = {
  /** Text on the paper, without marks that the format knows to be specks. */
  readonly text: string;
  /** Canonical form: texts with the same meaning have the same value. */
  readonly value: string;
  /**
   * True if the value is hardly ever written like this: another meaning of the same digits is more
   * likely.
   */
  readonly rare?: true;
};

/** Returns all meanings of a text; none if it does not satisfy the format. */
export type Interpret<K extends ExpectKind> = (expect: ExpectOf<K>, text: string) => readonly Meaning[];
