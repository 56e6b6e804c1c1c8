import { expect, test } from 'vitest';
import { withUsage } from './usage.ts';

type Strings = readonly (readonly [text: string, probability: number])[];

const read = (strings: Strings) => {
  const candidates = strings.map(([text, probability]) => ({ text, probability }));
  return withUsage({ candidates, logProbabilities: new Float32Array() }).candidates;
};
const texts = (strings: Strings) => read(strings).map(({ text }) => text);

test.each([
  ['(8090', '18090'],
  ['1570)', '15701'],
  ['2)3(4', '21314'],
])('%s is hardly ever written: %s, nearly as probable by its shapes, is read', (alone, digits) => {
  expect(
    texts([
      [alone, 0.6],
      [digits, 0.3],
    ]),
  ).toEqual([digits, alone]);
});

test.each(['(212)', '(5)(6)', '((3)4)', '41', ''])('%s stays as it is', (text) => {
  expect(
    read([
      [text, 0.7],
      ['111', 0.2],
    ]),
  ).toEqual([
    { text, probability: 0.7 },
    { text: '111', probability: 0.2 },
  ]);
});

test('two lonely parentheses count twice, and the sum of the probabilities stays', () => {
  const found = read([
    [')3', 0.4],
    [')3(', 0.4],
  ]);
  expect(found.map(({ text }) => text)).toEqual([')3', ')3(']);
  expect(found[0].probability / found[1].probability).toBeCloseTo(100, 6);
  expect(found[0].probability + found[1].probability).toBeCloseTo(0.8, 9);
});

test('a string without an alternative keeps its probability', () => {
  expect(read([['(8090', 0.9]])).toEqual([{ text: '(8090', probability: 0.9 }]);
});

test.each(['24/12/2026', '1/2/26', '2026/12/24'])('%s is a date, whose slashes are usual', (date) => {
  const strings: Strings = [
    [date, 0.5],
    [date.replaceAll('/', '1'), 0.4],
  ];
  expect(read(strings)).toEqual(strings.map(([text, probability]) => ({ text, probability })));
});

test.each([
  ['6/267', '61267'],
  ['25/75', '25175'],
  ['32/12/2026', '321122026'],
])('%s is no date: %s, half as probable by its shapes, is read', (slashed, digits) => {
  expect(
    texts([
      [slashed, 0.6],
      [digits, 0.3],
    ]),
  ).toEqual([digits, slashed]);
});

test('a slash that is much more probable than a 1 is read', () => {
  expect(
    texts([
      ['17/20', 0.9],
      ['17120', 0.1],
    ]),
  ).toEqual(['17/20', '17120']);
});

test.each(['12500/-', '4500/='])('%s ends as amounts end: the slash is usual', (amount) => {
  expect(
    read([
      [amount, 0.6],
      [amount.replace('/', '1'), 0.3],
    ]),
  ).toMatchObject([{ text: amount, probability: 0.6 }, { probability: 0.3 }]);
});

test('a date that lost a slash is less probable than the date', () => {
  expect(
    texts([
      ['24/1212025', 0.6],
      ['24/12/2025', 0.3],
    ]),
  ).toEqual(['24/12/2025', '24/1212025']);
});
