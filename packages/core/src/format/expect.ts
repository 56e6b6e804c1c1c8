/** One number of digits, or the fewest and the most. */
export type Count = number | readonly [fewest: number, most: number];

export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * What a caller expects to be written: plain JSON. It judges what was read and is never shown to the reader.
 * How each kind takes delimiters, and what its value looks like, is said where the kind is interpreted.
 */
export type Expect =
  /** A whole number, both limits allowed themselves; negative only when `min` is. */
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
  /** A number that may have decimals, both limits allowed themselves; negative only when `min` is. */
  | { readonly kind: 'range'; readonly min: number; readonly max: number }
  /** Money. `decimals`: how many follow the decimal mark, if any do; at most two when not given. */
  | { readonly kind: 'amount'; readonly decimals?: number; readonly currency?: '$' | '€' | '£' }
  | { readonly kind: 'zip-us' }
  /** `since`: the first of the hundred years that a year of two digits may mean (1969 when not given). */
  | { readonly kind: 'date'; readonly order?: DateOrder; readonly since?: number }
  | { readonly kind: 'time' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'digits'; readonly count: Count }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'luhn'; readonly count?: Count }
  /** `country`: two capital letters; they are not read, only its digits are. */
  | { readonly kind: 'iban'; readonly country: string }
  | { readonly kind: 'isbn' }
  | { readonly kind: 'mod11'; readonly weights?: 'iso-7064' | '2-7'; readonly count?: Count }
  /** A regular expression over digits and delimiters that the whole text must match. */
  | { readonly kind: 'pattern'; readonly pattern: string };

export type ExpectKind = Expect['kind'];
export type ExpectOf<K extends ExpectKind> = Extract<Expect, { readonly kind: K }>;

/** What a text says when it is taken as the expected format. */
export type Meaning = {
  /** As it is on the paper; marks that the format knows to be astray are left out, others stay where they are. */
  readonly text: string;
  /** In canonical form: texts that mean the same have the same value. */
  readonly value: string;
  /** Whether hardly anybody writes the value this way: another way to take the same digits is more likely. */
  readonly rare?: true;
};

/** All that a text may mean; none when it does not satisfy the format. */
export type Interpret<K extends ExpectKind> = (expect: ExpectOf<K>, text: string) => readonly Meaning[];
