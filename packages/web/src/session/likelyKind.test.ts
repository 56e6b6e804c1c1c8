import { expect, test } from 'vitest';
import { likelyKind } from './likelyKind.ts';

test.each([
  ['24/12/2026', 'dmy', '2026-12-24'],
  ['24.12.26', 'dmy', '2026-12-24'],
  ['12/24/2026', 'mdy', '2026-12-24'],
  ['03/04/2026', 'dmy', '2026-04-03'],
  ['12:45', 'time', '12:45'],
  ['3,50', 'amount', '3.50'],
  ['1,234.56', 'amount', '1234.56'],
  ['€40', 'amount', '40'],
  ['1500/-', 'amount', '1500'],
  ['555-1234', 'phone', '5551234'],
  ['212-555-0142', 'phone', '2125550142'],
  ['(212) 555-0142', 'phone', '2125550142'],
  ['4916338506082832', 'luhn', '4916338506082832'],
  ['90210-1234', 'zipUs', '90210-1234'],
])('%s looks like %s', (text, kind, value) => {
  expect(likelyKind([text], 'dmy')).toEqual({ kind, value });
});

test.each(['17', '60318', '2026', '0.5', '12.750', '33:61', '99/99/2026', '4916338506082833', '-8'])(
  '%s looks like any number',
  (text) => {
    expect(likelyKind([text], 'dmy')).toBeNull();
  },
);

test('a date with two meanings is read as where the visitor lives', () => {
  expect(likelyKind(['03/04/2026'], 'mdy')).toEqual({ kind: 'mdy', value: '2026-03-04' });
  expect(likelyKind(['24/12/2026'], 'mdy')).toEqual({ kind: 'dmy', value: '2026-12-24' });
});

test('another candidate is proposed if the first looks like any number', () => {
  expect(likelyKind(['24/1212026', '24/12/2026'], 'dmy')).toEqual({ kind: 'dmy', value: '2026-12-24' });
});
