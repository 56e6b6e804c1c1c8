import { allowedValues, type Check, choice, count, optional, plainNumber, wholeNumber } from './checks.ts';
import { DATE_ORDERS, type Expect, type ExpectKind, type ExpectOf } from './expect.ts';
import { ExpectError } from './expectError.ts';
import { IBAN_LENGTH } from './ibanLength.ts';
import { parsePattern } from './patternSyntax.ts';

type FieldsOf<K extends ExpectKind> = {
  readonly [F in Exclude<keyof ExpectOf<K>, 'kind'>]-?: Check<ExpectOf<K>[F]>;
};

const country: Check<string> = (value, path) => {
  if (typeof value !== 'string' || !Object.hasOwn(IBAN_LENGTH, value)) {
    const known = Object.keys(IBAN_LENGTH).sort().join(', ');
    throw new ExpectError(path, value, `a country whose account numbers are digits: ${known}`);
  }
  return value;
};

const pattern: Check<string> = (value, path) => {
  parsePattern(typeof value === 'string' ? value : '', path);
  return value as string;
};

const FIELDS: { readonly [K in ExpectKind]: FieldsOf<K> } = {
  integer: { min: optional(wholeNumber()), max: optional(wholeNumber()) },
  range: { min: plainNumber, max: plainNumber },
  amount: { decimals: optional(wholeNumber(0, 4)), currency: optional(choice('$', '€', '£')) },
  'zip-us': {},
  date: { order: optional(choice(...DATE_ORDERS)), since: optional(wholeNumber(1800, 2100)) },
  time: {},
  phone: {},
  digits: { count },
  oneOf: { values: allowedValues },
  luhn: { count: optional(count) },
  iban: { country },
  isbn: {},
  mod11: { weights: optional(choice('iso-7064', '2-7')), count: optional(count) },
  pattern: { pattern },
};

/** The kinds there are, as a caller may name them. */
export const EXPECT_KINDS = Object.keys(FIELDS) as readonly ExpectKind[];

/**
 * Checks plain JSON. Throws one `ExpectError` for the first field that is wrong: which it is, what it holds and what
 * is wanted. Fields that the kind does not know are wrong too.
 */
export function parseExpect(value: unknown): Expect {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ExpectError('expect', value, 'an object with a kind, such as {"kind":"zip-us"}');
  const { kind: given, ...rest } = value as Readonly<Record<string, unknown>>;
  const kind = choice(...EXPECT_KINDS)(given, 'expect.kind');
  const fields: Readonly<Record<string, Check<unknown>>> = FIELDS[kind];
  refuseUnknown(rest, Object.keys(fields));
  const entries = Object.entries(fields).map(([name, check]) => [name, check(rest[name], `expect.${name}`)]);
  const checked = Object.fromEntries(entries.filter(([, field]) => field !== undefined));
  refuseEmptyRange(checked);
  return { kind, ...checked } as Expect;
}

function refuseUnknown(given: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  const stranger = Object.keys(given).find((name) => !known.includes(name));
  if (stranger === undefined) return;
  const wanted = known.length > 0 ? `no such field (known: ${known.join(', ')})` : 'no field but kind';
  throw new ExpectError(`expect.${stranger}`, given[stranger], wanted);
}

function refuseEmptyRange({ min, max }: { readonly min?: number; readonly max?: number }): void {
  if (min !== undefined && max !== undefined && min > max)
    throw new ExpectError('expect.max', max, `a number not below min, which is ${min}`);
}
