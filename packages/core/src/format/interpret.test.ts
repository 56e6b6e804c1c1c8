import { expect, test } from 'vitest';
import { interpret, meanings } from './interpret.ts';
import { delimitedAfter, digitsAlone, trimMarks } from './marks.ts';
import { regroup } from './regroup.ts';

test('ZIP and ZIP+4; delimiters between digits are ignored', () => {
  const zip = (text: string) => interpret({ kind: 'zip-us' }, text)?.value ?? null;
  expect(['02138', '02.138', '02138-1234', '021381234', '#02138'].map(zip)).toEqual([
    '02138',
    '02138',
    '02138-1234',
    '02138-1234',
    '02138',
  ]);
  expect(['2138', '0213811', '02138?', '$02138', ''].map(zip)).toEqual([null, null, null, null, null]);
});

test('time on the 24-hour clock', () => {
  const time = (text: string) => interpret({ kind: 'time' }, text)?.value ?? null;
  expect(['9:30', '09.30', '0930', '23:59:59', '235959', '12:3045', '1230:45'].map(time)).toEqual([
    '09:30',
    '09:30',
    '09:30',
    '23:59:59',
    '23:59:59',
    '12:30:45',
    '12:30:45',
  ]);
  for (const text of ['24:00', '12:60', '12:30:60', '930', '93045', '9:5', '1:2:3', '12/30', '']) {
    expect([text, time(text)]).toEqual([text, null]);
  }
  expect(interpret({ kind: 'time' }, '0930')?.text).toBe('09:30');
});

test('phone numbers have 7 to 15 digits', () => {
  const phone = (text: string) => interpret({ kind: 'phone' }, text)?.value ?? null;
  expect(phone('555-1234')).toBe('5551234');
  expect(phone('044 668 18 00')).toBe('0446681800');
  expect(phone('0041 44 668 18 00')).toBe('+41446681800');
  expect(phone('123456789012345')).toBe('123456789012345');
  expect([phone('555123'), phone('1234567890123456'), phone('000446681800')]).toEqual([null, null, null]);
  expect(interpret({ kind: 'phone' }, '#555-1234')?.text).toBe('555-1234');
});

test('phone numbers keep their parentheses, and a plus makes them international', () => {
  const phone = (text: string) => interpret({ kind: 'phone' }, text);
  expect(phone('(212)555-0142')).toEqual({ text: '(212)555-0142', value: '2125550142' });
  expect(phone('+41446681800')).toEqual({ text: '+41446681800', value: '+41446681800' });
  expect(phone('(+41) 44 668 18 00')?.value).toBe('+41446681800');
  expect(phone('+41 (0)44 668 18 00')?.value).toBe('+41446681800');
  expect(phone('0041 (0)44 668 18 00')?.value).toBe('+41446681800');
  expect(phone('(044) 668 18 00')?.value).toBe('0446681800');
  for (const text of [
    '44+6681800',
    '++446681800',
    '+0446681800',
    '446681800%',
    '446×681800',
    '+41?446681800',
  ])
    expect(phone(text), text).toBeNull();
});

test('parentheses are ignored by formats of digits, other signs are not', () => {
  expect(interpret({ kind: 'digits', count: 3 }, '(212)')?.value).toBe('212');
  expect(interpret({ kind: 'integer' }, '(8)')?.value).toBe('8');
  for (const text of ['+212', '212%', '2×12'])
    expect(interpret({ kind: 'digits', count: 3 }, text), text).toBeNull();
  expect(interpret({ kind: 'digits', count: 1 }, '(8)')).toBeNull();
});

test('a plus before a number changes no value', () => {
  expect(interpret({ kind: 'integer' }, '+8')).toEqual({ text: '8', value: '8' });
  expect(interpret({ kind: 'range', min: 0, max: 10 }, '+1.5')?.value).toBe('1.5');
  for (const text of ['8+', '1+8', '+-8', '++8'])
    expect(interpret({ kind: 'integer' }, text), text).toBeNull();
});

test('a number of digits, or from fewest to most', () => {
  expect(interpret({ kind: 'digits', count: 5 }, '00-421')).toEqual({ text: '00421', value: '00421' });
  expect(interpret({ kind: 'digits', count: 5 }, '0421')).toBeNull();
  const lengths = ['123', '1234', '123456', '1234567'];
  expect(lengths.map((text) => interpret({ kind: 'digits', count: [4, 6] }, text)?.value ?? null)).toEqual([
    null,
    '1234',
    '123456',
    null,
  ]);
});

test('one of the allowed values: delimiters may be missing, not added', () => {
  const price = { kind: 'oneOf', values: ['12.50', '80'] } as const;
  expect(['12,50', '1250', '80', '-80-'].map((text) => interpret(price, text)?.value)).toEqual([
    '12.50',
    '12.50',
    '80',
    '80',
  ]);
  expect(['125.0', '8.0', '81', '080', '?', ''].map((text) => interpret(price, text))).toEqual(
    Array(6).fill(null),
  );
});

test('a space between groups changes no value', () => {
  const groups = { kind: 'oneOf', values: ['9534689104', '12.50', '1250'] } as const;
  expect(interpret(groups, '95346 89104')?.value).toBe('9534689104');
  // A space where an allowed value has a point is probably that point.
  expect(['12 50', '1250', '1 250'].map((text) => interpret(groups, text)?.value)).toEqual([
    '12.50',
    '1250',
    '1250',
  ]);
  const pattern = (expected: string, text: string) =>
    interpret({ kind: 'pattern', pattern: expected }, text)?.value ?? null;
  expect(pattern('\\d{3}-\\d{4}', '555-0 123')).toBe('555-0123');
  expect(pattern('.*', '95346 89104')).toBe('9534689104');
  expect(pattern('\\d{5} \\d{5}', '95346 89104')).toBe('95346 89104');
  expect(interpret({ kind: 'range', min: 0, max: 1e6 }, '95 346.5')?.value).toBe('95346.5');
  expect(interpret({ kind: 'range', min: 0, max: 1e9 }, '95346 89')?.value).toBe('9534689');
  expect(interpret({ kind: 'zip-us' }, '021 38')?.value).toBe('02138');
});

test('allowed values of the same digits: the delimiters decide, else both are possible', () => {
  const either = { kind: 'oneOf', values: ['1.5', '15', '1.5'] } as const;
  expect(interpret(either, '15')?.value).toBe('15');
  expect(interpret(either, '1,5')?.value).toBe('1.5');
  expect(meanings({ kind: 'oneOf', values: ['1.50', '15.0'] }, '150').map(({ value }) => value)).toEqual([
    '1.50',
    '15.0',
  ]);
});

test('a text longer than any format has no meaning', () => {
  expect(interpret({ kind: 'integer' }, '1'.repeat(40))?.value).toBe('1'.repeat(40));
  expect(interpret({ kind: 'integer' }, '1'.repeat(41))).toBeNull();
});

test('a mark next to a single digit is not ignored', () => {
  const one = { kind: 'digits', count: 1 } as const;
  expect(['5', ' 5 ', '-5', '5.', '/5'].map((text) => interpret(one, text)?.value ?? null)).toEqual([
    '5',
    '5',
    null,
    null,
    null,
  ]);
  expect(interpret({ kind: 'digits', count: 2 }, '-1.5')?.value).toBe('15');
  const pattern = { kind: 'pattern', pattern: '^\\d$' } as const;
  const listed = { kind: 'oneOf', values: ['5', '6'] } as const;
  for (const text of ['-5', '.5', '5,', '/5']) {
    expect(interpret(pattern, text), text).toBeNull();
    expect(interpret(listed, text), text).toBeNull();
  }
  expect(interpret({ kind: 'amount' }, '-5')).toBeNull();
  expect(interpret({ kind: 'amount' }, '-5-')?.value).toBe('5');
  expect(interpret({ kind: 'pattern', pattern: '-?\\d' }, '-5')?.value).toBe('-5');
});

test('allowed values with a sign or a point', () => {
  const signed = { kind: 'oneOf', values: ['-5', '5', '.5', '-80'] } as const;
  expect(['-5', '5', ',5', '-80', '80', '$5'].map((text) => interpret(signed, text)?.value ?? null)).toEqual([
    '-5',
    '5',
    '.5',
    '-80',
    null,
    '5',
  ]);
});

test('marks', () => {
  expect(digitsAlone("#1'2:3=")).toBe('123');
  expect([digitsAlone('.-'), digitsAlone('1?'), digitsAlone('€1')]).toEqual([null, null, null]);
  expect(trimMarks('-#12.50=')).toBe('12.50');
  expect(delimitedAfter('1.234,56')).toEqual([1, 4]);
});

test('digits are divided unless a delimiter contradicts', () => {
  expect(regroup(['12', '3045'], [2, 2, 2])).toEqual(['12', '30', '45']);
  expect(regroup(['1', '23045'], [2, 2, 2])).toBeNull();
  expect(regroup(['123'], [2, 2])).toBeNull();
});
