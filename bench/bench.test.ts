import { expect, test } from 'vitest';
import { machine, type Row, tableOf } from './bench.ts';

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

test('the machine is named with its versions', () => {
  expect(machine()).toMatch(/cores; Node \d+\.\d+\.\d+, ONNX Runtime \d+\.\d+/);
});
