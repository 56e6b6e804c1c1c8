import { expect, test } from 'vitest';
import { csvHead, csvLines, jsonLine } from './results.ts';
import type { ItemRow } from './store.ts';

const reading = (text: string, more = {}) => ({
  text,
  value: text,
  confidence: 0.98765432,
  accepted: true,
  refusal: null,
  ...more,
});
const item = (more: Partial<ItemRow>): ItemRow => ({
  job_id: 'j',
  number: 3,
  chunk: 0,
  name: 'a.png',
  status: 'read',
  attempts: 0,
  result: null,
  problem: null,
  retryable: false,
  ...more,
});

test('a line of JSON holds the result as it was stored', () => {
  const result = '{"readings":[{"text":"7"}]}';
  expect(jsonLine(item({ result }))).toBe(
    '{"number":3,"name":"a.png","status":"read","result":{"readings":[{"text":"7"}]}}\n',
  );
  expect(jsonLine(item({ status: 'failed', problem: '{"code":"damaged"}' }))).toBe(
    '{"number":3,"name":"a.png","status":"failed","problem":{"code":"damaged"}}\n',
  );
  expect(jsonLine(item({ status: 'waiting', name: 'line\nbreak "x"' }))).toBe(
    '{"number":3,"name":"line\\nbreak \\"x\\"","status":"waiting"}\n',
  );
});

test('CSV has a line for each reading', () => {
  const result = JSON.stringify({
    readings: [
      reading('12', { cell: { table: 2, row: 31, column: 4 } }),
      { ...reading('?', { accepted: false, refusal: 'ambiguous' }), page: 2 },
    ],
  });
  expect(csvHead + csvLines(item({ result }))).toBe(
    'number,name,status,line,text,value,confidence,accepted,refusal,problem,page,table,row,column,print\r\n' +
      '3,a.png,read,0,12,12,0.987654,true,,,,2,31,4,\r\n' +
      '3,a.png,read,1,?,?,0.987654,false,ambiguous,,2,,,,\r\n',
  );
  const problem = JSON.stringify({ code: 'damaged', detail: 'the picture is cut off, or damaged' });
  expect(csvLines(item({ status: 'failed', problem }))).toBe(
    '3,a.png,failed,,,,,,,"the picture is cut off, or damaged",,,,,\r\n',
  );
});

test.each([
  ['=HYPERLINK("http://x","7")', `"'=HYPERLINK(""http://x"",""7"")"`],
  ['+1', "'+1"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', `"'\t=1"`.replaceAll('"', '')],
  ['\r=1', `"'\r=1"`],
  ['-12.50', '-12.50'],
  ['-1', '-1'],
  ['a=b', 'a=b'],
  [' =1', '" =1"'],
])('a name is text, never a formula: %j', (name, cell) => {
  expect(csvLines(item({ name, status: 'waiting' }))).toBe(`3,${cell},waiting,,,,,,,,,,,,\r\n`);
});
