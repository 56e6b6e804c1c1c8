import { expect, test } from 'vitest';
import { lead } from './lead.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';

const sure = (digit: number) => Array.from({ length: 10 }, (_, i) => (i === digit ? 0.91 : 0.01));
const finding = (favours: number) =>
  ({
    favours,
    cover: 'paper',
    part: { part: 'stroke', slope: 'horizontal', row: 'top', column: 'middle' },
    pixels: [],
    weight: 3,
    without: sure(1),
  }) as const;

test('the reading against the runner-up, with the strongest part and without figures', () => {
  const explained = { digit: 7, against: 1, probabilities: sure(7), findings: [finding(1), finding(7)] };
  expect(lead(explained, en)).toBe(
    'It looks like a 7 rather than a 1. The horizontal stroke at the top is the strongest evidence.',
  );
  expect(lead(explained, de)).toBe(
    'Es sieht eher nach einer 7 aus als nach einer 1. Der waagerechte Strich oben spricht am stärksten dafür.',
  );
  expect(lead({ ...explained, findings: [] }, en)).toBe('It looks like a 7 rather than a 1.');
});

test('where the digit alone looks like another one, the whole number decided', () => {
  const explained = { digit: 7, against: 1, probabilities: sure(1), findings: [] };
  expect(lead(explained, en)).toBe(
    'The model of whole numbers reads a 7 here. Seen on its own, it looks more like a 1.',
  );
});
