import type { Reading, Refusal } from '@cifra/core/base/types.ts';
import { unread } from '@cifra/core/reading/unread.ts';
import { describe, expect, test } from 'vitest';
import type { FileResult } from './fileResult.ts';
import { inOrder } from './inOrder.ts';
import { reasonInWords, refusalInWords } from './refusals.ts';
import { csvReport, humanReport, jsonReport } from './report.ts';

const box = { x: 1, y: 2, width: 3, height: 4 };
const picture = { width: 40, height: 30 };

function reading(digit: number, probability: number, refusal: Refusal | null = null): Reading {
  const probabilities = Array.from({ length: 10 }, (_, i) =>
    i === digit ? probability : (1 - probability) / 9,
  );
  const digits = [{ digit, box, probabilities }];
  const text = String(digit);
  const candidates = [{ text, value: text, probability }];
  const seen = { text, value: text, raw: text, confidence: probability, box, digits, candidates };
  return { ...seen, accepted: refusal === null, refusal };
}

const blank: Reading = unread('blank', null);
/** A number of several digits with its candidates. */
const between: Reading = {
  ...unread('touching-unresolved', box),
  text: '1.234',
  raw: '1.234',
  value: '1234',
  candidates: [
    { text: '1.234', value: '1234', probability: 0.6 },
    { text: '1.34', value: '134', probability: 0.3 },
  ],
};
const ofSeven = { file: 'a,b.png', notes: [], picture };
const seven: FileResult = { ...ofSeven, readings: [reading(7, 0.98765)] };
const nothing: FileResult = { file: 'longer name.png', readings: [blank], notes: [], picture };
const missing: FileResult = { file: 'c.png', problem: 'missing', message: 'does not exist: check the name' };

test('for people: aligned columns, confidence in per cent, refusals in words', () => {
  const report = humanReport(['a,b.png', 'longer name.png', 'c.png']);
  expect([seven, nothing, missing].flatMap(report.lines)).toEqual([
    'a,b.png          7    98.8 %',
    'longer name.png  –  refused: nothing is written here; write with a darker pen, or crop closer',
  ]);
});

test('CSV: one row per reading or unusable file', () => {
  const report = csvReport();
  expect([...report.head, ...[seven, nothing, missing].flatMap(report.lines)]).toEqual([
    'file,text,value,confidence,accepted,refusal,x,y,width,height,problem,page,table,row,column,print',
    '"a,b.png",7,7,0.98765,true,,1,2,3,4,,,,,,',
    'longer name.png,,,0,false,blank,,,,,,,,,,',
    'c.png,,,,,,,,,,missing,,,,,',
  ]);
});

test('a printed number is marked as such', () => {
  const printed: FileResult = { ...ofSeven, readings: [{ ...reading(7, 0.98765), print: true }] };
  expect(humanReport(['a,b.png']).lines(printed)).toEqual(['a,b.png  7    98.8 %  printed']);
  expect(csvReport().lines(printed)).toEqual(['"a,b.png",7,7,0.98765,true,,1,2,3,4,,,,,,true']);
});

test('CSV: a reading in a table has its cell', () => {
  const inTable = { ...reading(7, 0.98765), cell: { table: 2, row: 31, column: 4 } };
  expect(csvReport().lines({ ...ofSeven, readings: [inTable] })).toEqual([
    '"a,b.png",7,7,0.98765,true,,1,2,3,4,,,2,31,4,',
  ]);
});

test('shows the value that a format gives next to the text', () => {
  const date = {
    ...between,
    text: '3/4/2024',
    value: '2024-04-03',
    confidence: 0.97,
    accepted: true,
    refusal: null,
  };
  expect(humanReport(['d.png']).lines({ file: 'd.png', readings: [date], notes: [], picture })).toEqual([
    'd.png  3/4/2024    97.0 %  = 2024-04-03',
  ]);
});

test('JSON Lines: one object per file', () => {
  const report = jsonReport('sample 1.0.0');
  const lines = [seven, missing].flatMap(report.lines).map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    {
      file: 'a,b.png',
      model: 'sample 1.0.0',
      picture,
      readings: [{ text: '7', accepted: true, refusal: null, box }],
    },
    { file: 'c.png', problem: 'missing', message: 'does not exist: check the name' },
  ]);
});

describe('refusals', () => {
  test('an ambiguous digit: names both candidates', () => {
    const { digits, ...rest } = reading(4, 0.52, 'ambiguous');
    const probabilities = digits[0].probabilities.map((p, i) => (i === 9 ? 0.43 : i === 4 ? p : 0.00625));
    const either = { ...rest, digits: [{ digit: 4, box, probabilities }], refusal: 'ambiguous' as const };
    expect(refusalInWords(either)).toBe('could be 4 (52.0 %) or 9 (43.0 %); write it again more clearly');
  });

  test.each([
    [0.999, 0.0001, 'probably 7 (99.9 %), but a second look disagrees; write it again more clearly'],
    [0.9, 0.08, 'probably 7 (90.0 %), but perhaps 3 (8.0 %); write it again more clearly'],
  ])('a digit of %d: names another one only if it is possible', (first, second, text) => {
    const { digits: _, ...rest } = reading(7, first, 'ambiguous');
    const probabilities = Array.from({ length: 10 }, (_, digit) =>
      digit === 7 ? first : digit === 3 ? second : 0,
    );
    expect(
      refusalInWords({ ...rest, digits: [{ digit: 7, box, probabilities }], refusal: 'ambiguous' }),
    ).toBe(text);
  });

  test('a digit with a possible mark: names the mark', () => {
    const { digits, ...rest } = reading(6, 0.99, 'ambiguous');
    const candidates = [
      { text: '6.', value: '6', probability: 0.6 },
      { text: '6,', value: '6', probability: 0.3 },
    ];
    const marked = { ...rest, text: '6.', digits, candidates, refusal: 'ambiguous' as const };
    expect(refusalInWords(marked)).toMatch(/^could be 6\. \(60\.0 %\) or 6, \(30\.0 %\);/);
  });

  test('an ambiguous number: names both candidates', () => {
    expect(refusalInWords({ ...between, refusal: 'touching-unresolved' })).toBe(
      'could be 1.234 (60.0 %) or 1.34 (30.0 %); leave a little space between the digits',
    );
  });

  test('a candidate without ink is named in words', () => {
    const candidates = [between.candidates[0], { text: '', value: '', probability: 0.2 }];
    expect(refusalInWords({ ...between, candidates, refusal: 'ambiguous' })).toMatch(
      /^could be 1\.234 \(60\.0 %\) or nothing \(20\.0 %\);/,
    );
  });

  test('a number in another format: says what it looks like', () => {
    expect(refusalInWords({ ...between, refusal: 'format' })).toMatch(
      /looks like "1\.234"; write it in the expected format/,
    );
  });

  test('writing that is too small: says how high it is', () => {
    const small = { ...unread('too-small', box, 6.4), refusal: 'too-small' as const };
    expect(refusalInWords(small)).toBe(
      'the writing is too small: about 6 pixels high; scan at 200 dpi or more, or move the camera closer',
    );
    expect(reasonInWords('too-small', 1.2)).toBe('the writing is too small: about 1 pixel high');
    const [line] = jsonReport('sample 1.0.0').lines({ file: 'a.png', readings: [small], notes: [], picture });
    expect(JSON.parse(line).readings).toMatchObject([{ refusal: 'too-small', writingHeight: 6.4 }]);
  });

  test.each([
    'blank',
    'not-a-digit',
    'ambiguous',
    'low-contrast',
    'cut-off',
    'too-small',
    'too-many',
  ] as const)('%s says why and what to do', (refusal) => {
    expect(refusalInWords({ ...blank, refusal })).toMatch(/^\w.*; \w/);
  });
});

describe('inOrder', () => {
  const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  test('keeps the order and the limit', async () => {
    let running = 0;
    let most = 0;
    const results: number[] = [];
    const work = async (n: number) => {
      most = Math.max(most, ++running);
      await after(20 - 4 * n);
      running--;
      return n;
    };
    for await (const n of inOrder([0, 1, 2, 3, 4], 3, work)) results.push(n);
    expect(results).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBeLessThanOrEqual(3);
  });

  test('a failure is thrown in its turn', async () => {
    const results: number[] = [];
    const work = async (n: number) => {
      if (n === 1) throw new Error('one');
      return n;
    };
    await expect(async () => {
      for await (const n of inOrder([0, 1, 2], 3, work)) results.push(n);
    }).rejects.toThrow('one');
    expect(results).toEqual([0]);
  });
});
