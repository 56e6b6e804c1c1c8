import { expect, test } from 'vitest';
import { withPartners } from './partners.ts';

type Strings = readonly (readonly [text: string, probability: number])[];

const read = (strings: Strings) => {
  const candidates = strings.map(([text, probability]) => ({ text, probability }));
  return withPartners({ candidates, logProbabilities: new Float32Array() }).candidates;
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
