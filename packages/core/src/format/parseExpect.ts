import { type Check, FieldError, number, type Optional, oneOf, optional, variants } from '../json/check.ts';
import { allowedValues, count, plainNumber } from './checks.ts';
import { DATE_ORDERS, type Expect, type ExpectKind, type ExpectOf } from './expect.ts';
import { IBAN_LENGTH } from './ibanLength.ts';
import { parsePattern } from './patternSyntax.ts';

type FieldsOf<K extends ExpectKind> = {
  readonly [F in Exclude<keyof ExpectOf<K>, 'kind'>]-?: undefined extends ExpectOf<K>[F]
    ? Optional<NonNullable<ExpectOf<K>[F]>>
    : Check<ExpectOf<K>[F]>;
};

const country: Check<string> = (value, path) => {
  if (typeof value !== 'string' || !Object.hasOwn(IBAN_LENGTH, value)) {
    const known = Object.keys(IBAN_LENGTH).sort().join(', ');
    throw new FieldError(path, value, `a country whose account numbers are digits: ${known}`);
  }
  return value;
};

const pattern: Check<string> = (value, path) => {
  parsePattern(typeof value === 'string' ? value : '', path);
  return value as string;
};

const FIELDS: { readonly [K in ExpectKind]: FieldsOf<K> } = {
  integer: { min: optional(number({ whole: true })), max: optional(number({ whole: true })) },
  range: { min: plainNumber, max: plainNumber },
  amount: {
    decimals: optional(number({ from: 0, to: 4, whole: true })),
    currency: optional(oneOf('$', '€', '£')),
  },
  'zip-us': {},
  date: {
    order: optional(oneOf(...DATE_ORDERS)),
    since: optional(number({ from: 1800, to: 2100, whole: true })),
  },
  time: {},
  phone: {},
  digits: { count },
  oneOf: { values: allowedValues },
  luhn: { count: optional(count) },
  iban: { country },
  isbn: {},
  mod11: { weights: optional(oneOf('iso-7064', '2-7')), count: optional(count) },
  pattern: { pattern },
};

/** All kinds of expected formats. */
export const EXPECT_KINDS = Object.keys(FIELDS) as readonly ExpectKind[];

const expectOfKind: Check<Expect> = variants(FIELDS);

/**
 * Checks an expected format from plain JSON.
 *
 * @param value an object with a `kind`, see the type `Expect`
 * @returns the format, for the option `expect` of a reading
 * @throws {CifraError} `invalid-field`, for the first field that is wrong or unknown
 * @example
 * import { parseExpect } from '@cifra/core';
 *
 * console.log(parseExpect({ kind: 'digits', count: [4, 6] }));
 */
export function parseExpect(value: unknown): Expect {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FieldError('expect', value, 'an object with a kind, such as {"kind":"zip-us"}');
  const checked = expectOfKind(value, 'expect');
  if (checked.kind === 'integer' || checked.kind === 'range') refuseEmptyRange(checked);
  return checked;
}

function refuseEmptyRange({ min, max }: { readonly min?: number; readonly max?: number }): void {
  if (min !== undefined && max !== undefined && min > max)
    throw new FieldError('expect.max', max, `a number not below min, which is ${min}`);
}
