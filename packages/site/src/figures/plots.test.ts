import { expect, test } from 'vitest';
import { plotOf, withPlots } from './plots.ts';

const header = ['', 'right', 'n'];

test('shares with intervals are points, in every spelling of the records', () => {
  const spellings = [
    '93.5 % (89.4 – 96.1)',
    '93.5 %, 89.4-96.1',
    '93.5 % (89.4 … 96.1)',
    '93.5 % (89.4 % … 96.1 %)',
    '93.5 % (89.4 – 96.1); 21 % are refused',
  ];
  const plot = plotOf([header, ...spellings.map((cell) => ['a', cell, '216'])]);
  expect(plot?.series).toEqual(['right']);
  for (const { points } of plot!.rows) expect(points).toEqual([{ value: 93.5, low: 89.4, high: 96.1 }]);
});

test('a share without an interval is a dot next to shares that have one', () => {
  const plot = plotOf([
    header,
    ['a', '93.5 % (89.4 – 96.1)', ''],
    ['b', '89.75 %, on the full test set', ''],
  ]);
  expect(plot?.rows[1].points).toEqual([{ value: 89.75, low: 89.75, high: 89.75 }]);
});

test.each([
  [
    'no intervals',
    [
      ['a', '93.5 %'],
      ['b', '94 %'],
    ],
  ],
  ['one row', [['a', '93.5 % (89.4 – 96.1)']]],
  [
    'an interval around another number',
    [
      ['a', '93.5 % (94 – 96)'],
      ['b', '93.5 % (94 – 96)'],
    ],
  ],
  [
    'other units',
    [
      ['a', '93.5 ms (89.4 – 96.1)'],
      ['b', '1.5 (1.4 – 1.6)'],
    ],
  ],
])('%s: no plot', (_, rows) => {
  expect(plotOf([header, ...rows])).toBeNull();
});

test('a plot is before its table, and the table stays', () => {
  const table = '| | right |\n|---|---|\n| <a> | 10 % (5 – 20) |\n| b | 20 % (10 – 30) |\n';
  const text = withPlots(`x\n\n${table}\ny\n`);
  expect(text).toMatch(/^x\n\n<div class="plot".*<\/div>\n\n\| \| right/s);
  expect(text).toContain(table);
  expect(text).toContain('left:16.67%');
});

test('what a benchmark printed is drawn, one series for each reader', () => {
  const printed = `\`\`\`
Readers of cheques
what            who        figure  95 % interval         n  at least
right           Cifra     93.50 %  89.40 % … 96.10 %   216     90 %
right           Tesseract  5.10 %  2.90 % … 8.90 %     216
wrong           Cifra      0.60 %  0.10 % … 3.20 %     216
median          Cifra       12 ms
\`\`\`
`;
  const text = withPlots(printed);
  expect(text.endsWith(printed)).toBe(true);
  expect(text.match(/class="row"/g)).toHaveLength(2);
  expect(text).toContain('<span class="s0">Cifra</span><span class="s1">Tesseract</span>');
});
