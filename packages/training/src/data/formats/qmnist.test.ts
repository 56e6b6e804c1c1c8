import { expect, test } from 'vitest';
import type { Dataset } from '../../dataset/dataset.ts';
import { encodeIdx, parseIdx } from './idx.ts';
import { joinWriters, readWriterTable } from './qmnist.ts';

function table(rows: number[][]) {
  return parseIdx(encodeIdx('int32', [rows.length, 8], rows.flat()), 'table');
}

const ROWS = [
  [5, 4, 2154, 59, 35, 229421, 0, 0],
  [0, 0, 0, 0, 30, 0, 0, 0],
  [4, 4, 2232, 65, 34, 238481, 0, 0],
];

function digits(labels: number[]): Dataset {
  return {
    name: 'digits',
    images: new Uint8Array(784 * labels.length),
    labels: Uint8Array.from(labels),
    files: { digits: 'aa' },
  };
}

test('class, series and writer are taken from their columns', () => {
  const { classes, series, writers } = readWriterTable(table(ROWS), 'table');
  expect([...classes]).toEqual([5, 0, 4]);
  expect([...series]).toEqual([4, 0, 4]);
  expect([...writers]).toEqual([2154, 0, 2232]);
});

test('the writers join the digits, and the table’s hash joins the hashes', () => {
  const joined = joinWriters(digits([5, 0, 4]), readWriterTable(table(ROWS), 'table', { table: 'bb' }));
  expect([...joined.writers!]).toEqual([2154, 0, 2232]);
  expect([...joined.series!]).toEqual([4, 0, 4]);
  expect(joined.files).toEqual({ digits: 'aa', table: 'bb' });
});

test('rows after the last digit are left out, as for MNIST’s test set', () => {
  const joined = joinWriters(digits([5, 0]), readWriterTable(table(ROWS), 'table'));
  expect([...joined.writers!]).toEqual([2154, 0]);
});

test('a table of other digits is refused at the first row that differs', () => {
  expect(() => joinWriters(digits([5, 1, 4]), readWriterTable(table(ROWS), 'table'))).toThrow(
    'table, row 1: class is 0, digits has 1 there; the table belongs to another data set',
  );
});

test('a table that is too short is refused', () => {
  expect(() => joinWriters(digits([5, 0, 4, 1]), readWriterTable(table(ROWS), 'table'))).toThrow(
    'table has 3 rows, expected 4 for digits',
  );
});

test.each([
  ['class', 0, 10, 'row 1: class is 10, expected 0 to 9'],
  ['class', 0, -1, 'row 1: class is -1'],
  ['series', 1, 8, 'row 1: series is 8, expected 0 to 7'],
  ['writer', 2, -1, 'row 1: writer is -1'],
])('a %s out of range is refused (column %i, value %i)', (_, column, value, message) => {
  const rows = ROWS.map((row) => [...row]);
  rows[1][column] = value;
  expect(() => readWriterTable(table(rows), 'table')).toThrow(message);
});

test('a file of another format is refused', () => {
  const labels = parseIdx(encodeIdx('uint8', [3], [1, 2, 3]), 'labels');
  expect(() => readWriterTable(labels, 'labels')).toThrow('labels: got [3] uint8, expected [n, 8] int32');
});
