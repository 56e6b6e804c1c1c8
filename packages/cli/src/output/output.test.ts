import { describe, expect, test } from 'vitest';
import { bytes, count, duration, percent, percentRange, probability } from './figures.ts';
import { jsonLine } from './json.ts';
import { printable } from './printable.ts';
import { bar, createProgress } from './progress.ts';
import { alignNumbers, formatTable } from './table.ts';

describe('tables', () => {
  test('columns are as wide as their widest cell', () => {
    const rows = [
      ['name', 'size'],
      ['digit', '1.2 MB'],
      ['digit-small', '290 kB'],
    ];
    expect(formatTable(rows, alignNumbers(rows))).toEqual([
      'name           size',
      'digit        1.2 MB',
      'digit-small  290 kB',
    ]);
  });
  test('colours have no width; rows may be short', () => {
    expect(formatTable([['\x1b[31mab\x1b[39m', 'x'], ['abc', 'y'], ['d']])).toEqual([
      '\x1b[31mab\x1b[39m   x',
      'abc  y',
      'd',
    ]);
  });
  test('words and empty tables are left-aligned', () => {
    expect(
      alignNumbers([
        ['a', 'b'],
        ['1', 'one'],
      ]),
    ).toEqual(['right', 'left']);
    expect(alignNumbers([['a']])).toEqual(['left']);
  });
});

test('JSON keeps six decimals and writes typed arrays as lists', () => {
  expect(jsonLine({ p: 1 / 3, n: 7, at: Float32Array.of(0.5, 0.1) })).toBe(
    '{"p":0.333333,"n":7,"at":[0.5,0.1]}',
  );
});

test('formats figures for people', () => {
  expect([0.9876, 1, 0.99999, 0].map(probability)).toEqual(['98.8 %', '100.0 %', '> 99.9 %', '0.0 %']);
  expect([percent(0.99812), percent(0.99999), percent(0.5, 0)]).toEqual(['99.81 %', '100.00 %', '50 %']);
  expect(percentRange([0.9912, 0.9965])).toBe('99.12–99.65 %');
  expect([bytes(0), bytes(999), bytes(1000), bytes(9912422), bytes(999_960)]).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '9.9 MB',
    '1.0 MB',
  ]);
  expect([duration(0), duration(59.4), duration(60), duration(3599), duration(7620)]).toEqual([
    '0 s',
    '59 s',
    '1 min 00 s',
    '59 min 59 s',
    '2 h 07 min',
  ]);
  expect([count(9999), count(290_000), count(1_234_567), count(12_345_678)]).toEqual([
    '9999',
    '290 k',
    '1.23 M',
    '12.3 M',
  ]);
});

test('control characters in names cannot reach the terminal', () => {
  expect(printable('a\x1b[31m\u202eb\tß漢.png')).toBe('a\\x1b[31m\\u202eb\\x09ß漢.png');
});

describe('progress', () => {
  const recorder = (isTTY: boolean) => {
    const written: string[] = [];
    let clock = 0;
    const stream = { isTTY, columns: 12, write: (text: string) => written.push(text) };
    const progress = createProgress({ stream, now: () => clock, plainEvery: 1000 });
    return { progress, written, wait: (ms: number) => (clock += ms) };
  };

  test('on a terminal, redraws one line at most ten times a second, cut to the width', () => {
    const { progress, written, wait } = recorder(true);
    progress.update('one');
    progress.update('two');
    wait(100);
    progress.update('a line too long for it');
    progress.note('stays');
    progress.done();
    expect(written).toEqual([
      '\rone\x1b[K',
      '\ra line too…\x1b[K',
      '\r\x1b[Kstays\n',
      '\ra line too…\x1b[K',
      '\n',
    ]);
  });

  test('elsewhere, prints plain lines at intervals, and the last one', () => {
    const { progress, written, wait } = recorder(false);
    progress.update('one');
    progress.update('two');
    wait(1000);
    progress.update('three');
    progress.update('four');
    progress.done();
    expect(written).toEqual(['one\n', 'three\n', 'four\n']);
  });

  test('writes nothing without updates', () => {
    const { progress, written } = recorder(true);
    progress.done();
    expect(written).toEqual([]);
  });

  test('bars', () => {
    expect([bar(0, 4), bar(0.5, 4), bar(2, 4)]).toEqual(['░░░░', '██░░', '████']);
  });
});
