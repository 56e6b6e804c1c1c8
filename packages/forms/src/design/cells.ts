import type { Count, Expect } from '@cifra/core/format/expect.ts';

/** Most digits of numbers in a format that are written without marks; null if they have marks, or there is no limit. */
export function mostDigits(expect: Expect): number | null {
  switch (expect.kind) {
    case 'digits':
      return most(expect.count);
    case 'luhn':
    case 'mod11':
      return expect.count === undefined ? null : most(expect.count);
    case 'integer':
      if (expect.max === undefined || (expect.min ?? 0) < 0) return null;
      return String(expect.max).length;
    case 'oneOf':
      return expect.values.every((value) => /^\d+$/.test(value))
        ? Math.max(...expect.values.map(({ length }) => length))
        : null;
    case 'zip-us':
    case 'amount':
    case 'range':
    case 'date':
    case 'time':
    case 'phone':
    case 'iban':
    case 'isbn':
    case 'pattern':
      return null;
  }
}

const most = (count: Count): number => (typeof count === 'number' ? count : count[1]);

/** How to write a number in a format, for people. */
export function hintOf(expect: Expect): string {
  switch (expect.kind) {
    case 'digits':
      return typeof expect.count === 'number' ? `${expect.count} digits` : '';
    case 'date':
      return { dmy: 'DD/MM/YYYY', mdy: 'MM/DD/YYYY', ymd: 'YYYY-MM-DD' }[expect.order ?? 'dmy'];
    case 'time':
      return 'HH:MM';
    case 'amount':
      return expect.currency ?? '';
    default:
      return '';
  }
}
