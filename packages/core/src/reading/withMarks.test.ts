import { expect, test } from 'vitest';
import { withMarks } from './withMarks.ts';

const nothing = { before: '', after: '', likeness: 2 };
const candidates = [
  { text: '5', probability: 0.7 },
  { text: '.5', probability: 0.2 },
  { text: '6', probability: 0.1 },
];
const rounded = (some: readonly { text: string; probability: number }[]) =>
  some.map(({ text, probability }) => `${text} ${probability.toFixed(3)}`);

test('the strings of longer numbers, and of a digit without ink next to it, are unchanged', () => {
  expect(withMarks(candidates, nothing)).toEqual(candidates);
  const longer = [{ text: '12', probability: 0.9 }];
  expect(withMarks(longer, { ...nothing, before: '-' })).toEqual(longer);
});

test('a spelling with the mark takes over the probability of the plain digit', () => {
  expect(rounded(withMarks(candidates, { ...nothing, before: '.' }))).toEqual(['.5 0.900', '6 0.100']);
});

test('a mark that the model does not see makes the digit doubtful', () => {
  const after = { ...nothing, after: '-' };
  expect(rounded(withMarks(candidates, after))).toEqual(['5- 0.450', '5 0.350', '.5 0.100', '6 0.100']);
});

test('of two spellings, the one that the ink looks like counts more', () => {
  const point = [
    { text: ',5', probability: 0.4 },
    { text: '.5', probability: 0.3 },
    { text: '5', probability: 0.2 },
    { text: '6', probability: 0.1 },
  ];
  expect(rounded(withMarks(point, { ...nothing, before: '.' }))).toEqual(['.5 0.540', ',5 0.360', '6 0.100']);
  expect(rounded(withMarks(point, { ...nothing, before: '-' }))).toEqual([',5 0.514', '.5 0.386', '6 0.100']);
});
