import { expect, test } from 'vitest';
import { fullYear, isoDate } from './calendar.ts';
import { isDateWithLostSlash } from './date.ts';
import type { DateOrder } from './expect.ts';
import { interpret, meanings } from './interpret.ts';

const values = (text: string, order?: DateOrder) =>
  meanings(order ? { kind: 'date', order } : { kind: 'date' }, text).map(({ value }) => value);

test('29 February exists in every fourth year and in 2000, not in 1900 and 2100', () => {
  expect(isoDate(2024, 2, 29)).toBe('2024-02-29');
  for (const year of [1900, 2023, 2100]) expect(isoDate(year, 2, 29)).toBeNull();
  expect(isoDate(2000, 2, 29)).toBe('2000-02-29');
});

test('the calendar agrees with the engine on every day of 400 years, and on the day after each month', () => {
  for (let year = 1800; year < 2200; year++)
    for (let month = 1; month <= 12; month++)
      for (let day = 28; day <= 32; day++) {
        const date = new Date(Date.UTC(year, month - 1, day));
        const exists = date.getUTCMonth() === month - 1;
        expect(isoDate(year, month, day)).toBe(exists ? date.toISOString().slice(0, 10) : null);
      }
});

test('months 0 and 13, day 0 and remote years are rejected', () => {
  expect([isoDate(2024, 0, 1), isoDate(2024, 13, 1), isoDate(2024, 1, 0)]).toEqual([null, null, null]);
  expect([isoDate(203, 1, 20), isoDate(1799, 1, 1), isoDate(2200, 1, 1)]).toEqual([null, null, null]);
});

test('years of two digits: 69 is 1969 and 68 is 2068, unless the caller moves the window', () => {
  expect([69, 99, 0, 68].map((year) => fullYear(year))).toEqual([1969, 1999, 2000, 2068]);
  expect([24, 25].map((year) => fullYear(year, 1925))).toEqual([2024, 1925]);
  expect(interpret({ kind: 'date', order: 'dmy', since: 1925 }, '1.2.30')?.value).toBe('1930-02-01');
});

test.each([
  ['24.12.2024', 'dmy', '2024-12-24'],
  ['24/12/2024', 'dmy', '2024-12-24'],
  ['12-24-2024', 'mdy', '2024-12-24'],
  ['2024-12-24', 'ymd', '2024-12-24'],
  ['24-12-31', 'ymd', '2024-12-31'],
  ['1.2.03', 'dmy', '2003-02-01'],
  ['24122024', 'dmy', '2024-12-24'],
  ['241224', 'dmy', '2024-12-24'],
  ['24.122024', 'dmy', '2024-12-24'],
  ['2412.2024', 'dmy', '2024-12-24'],
  ['24.12/2024.', 'dmy', '2024-12-24'],
  ['20241224', 'ymd', '2024-12-24'],
] as const)('%s (%s) is %s', (text, order, expected) => {
  expect(values(text, order)).toEqual([expected]);
});

test.each([
  ['14/0712026', 'dmy', '2026-07-14'],
  ['1410712026', 'dmy', undefined],
  ['14107/2026', 'dmy', '2026-07-14'],
  ['117/2026', 'dmy', '2026-07-01'],
  ['07/1412026', 'mdy', '2026-07-14'],
  ['2026/07114', 'ymd', '2026-07-14'],
  ['14/0712026/', 'dmy', '2026-07-14'],
  ['14.0712026', 'dmy', undefined],
  ['14/1312026', 'dmy', undefined],
  ['14/071226', 'dmy', undefined],
  ['1.4/07/2026', 'dmy', '2026-07-14'],
  ['1.4/0712026', 'dmy', '2026-07-14'],
  ['1.4/07-2026', 'dmy', undefined],
  ['14/0 7 1 2026', 'dmy', '2026-07-14'],
  ['14/0 7/2026', 'dmy', '2026-07-14'],
  ['14/07/20/26', 'dmy', undefined],
  // As read it is a date already.
  ['11/112026', 'dmy', '2026-11-11'],
] as const)('a slash read as a 1, and specks: %s (%s) is %s', (text, order, expected) => {
  expect(values(text, order)).toEqual(expected ? [expected] : []);
});

test('a slash hidden in a 1 is restored, in one order or two', () => {
  expect(interpret({ kind: 'date', order: 'dmy' }, '14/0712026')?.text).toBe('14/07/2026');
  expect(values('14/0712026')).toEqual(['2026-07-14']);
  expect(values('03/0412026')).toEqual(['2026-04-03', '2026-03-04']);
});

test.each([
  ['29.02.2023', 'dmy'],
  ['31.04.2024', 'dmy'],
  ['24.12.2024', 'mdy'],
  ['24.12.202', 'dmy'],
  ['2.4.122024', 'dmy'],
  ['2.4122024', 'dmy'],
  ['1122024', 'dmy'],
  ['24:12:2024', 'dmy'],
  ['', 'dmy'],
] as const)('%s (%s) is no date', (text, order) => {
  expect(values(text, order)).toEqual([]);
});

test('without an order each plausible one counts', () => {
  expect(values('24/12/2024')).toEqual(['2024-12-24']);
  expect(values('12/24/2024')).toEqual(['2024-12-24']);
  expect(values('2024/12/24')).toEqual(['2024-12-24']);
  expect(values('03/04/2024')).toEqual(['2024-04-03', '2024-03-04']);
  expect(values('04/04/2024')).toEqual(['2024-04-04']);
  expect(values('03.04.2024')).toEqual(['2024-04-03']);
  expect(interpret({ kind: 'date' }, '03/04/2024')).toBeNull();
});

test.each([
  ['14/0712026', true],
  ['14/07 12026', true],
  ['14107/2026', true],
  ['1/112026', true],
  // A date as read, a fraction, a phone number, a number without a slash.
  ['14/07/2026', false],
  ['14/072026', false],
  ['3/4', false],
  ['030/1234567', false],
  ['140712026', false],
])('%s is a date only if a 1 is a slash: %s', (text, lost) => {
  expect(isDateWithLostSlash(text)).toBe(lost);
});
