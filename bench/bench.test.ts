import { expect, test } from 'vitest';
import { machine, median, quantile, type Row, tableOf } from './bench.ts';

test('a table has every column that occurs in a row', () => {
  const rows: Row[] = [
    { engine: 'ours', 'images/s': 1234.5 },
    { engine: 'theirs', 'images/s': 9.8765, note: 'n/a' },
  ];
  expect(tableOf(rows)).toEqual([
    'engine  images/s  note', //
    'ours        1235',
    'theirs      9.88  n/a',
  ]);
});

test('median and quantiles', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(quantile([0, 10], 0.9)).toBe(9);
  expect(median([])).toBeNaN();
});

test('the machine is named with its versions', () => {
  expect(machine()).toMatch(/cores; Node \d+\.\d+\.\d+, ONNX Runtime \d+\.\d+/);
});
