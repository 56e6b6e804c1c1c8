import { expect, test } from 'vitest';
import { clipboardRow, csvCells, csvRow, spreadsheetRow } from './csv.ts';

test.each([
  [['a', 1, true, null], 'a,1,true,'],
  [['a,b', 'say "7"', 'two\nlines'], '"a,b","say ""7""","two\nlines"'],
  [[' a', 'ä', ''], '" a",ä,'],
  [['a\rb'], '"a\rb"'],
])('CSV of %j', (cells, line) => {
  expect(csvRow(cells)).toBe(line);
  expect(csvCells(line)).toEqual(cells.map((cell) => String(cell ?? '')));
});

test.each([
  ['=1+1', "'=1+1"],
  ['-5', '-5'],
  ['-1280.50', '-1280.50'],
  ['-1+1', "'-1+1"],
  ['@a,b', '"\'@a,b"'],
])('for spreadsheets %s is %s, and the row ends', (cell, expected) => {
  expect(spreadsheetRow([cell, null])).toBe(`${expected},\r\n`);
});

test.each([
  [['a.png', 1, '12,50', null], 'a.png\t1\t12,50\t'],
  [['two\tcells\nor "one"', '-8', '=1+1'], 'two cells or "one"\t-8\t\'=1+1'],
])('for the clipboard %j is cells between tabs', (cells, line) => {
  expect(clipboardRow(cells)).toBe(`${line}\r\n`);
});
