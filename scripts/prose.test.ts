import { expect, test } from 'vitest';
import { checkText, phrases } from './prose.ts';

test('a phrase of the list is reported with its line and a better wording', () => {
  const text = '// Returns the digits.\n// What is no scribble is put right.\n';
  expect(checkText('a.ts', text)).toEqual([
    'a.ts:2: "What is no": write name it: "non-digits", "other input"',
    'a.ts:2: "put right": write "corrected", "fixed"',
  ]);
});

test('a phrase that is broken across two comment lines is found', () => {
  expect(
    checkText('a.ts', '/**\n * Made by one who is\n * told of it. The run goes on\n * with it.\n */'),
  ).toEqual([
    'a.ts:2: "is told": write "is reported", "is listed"',
    'a.ts:3: "goes on with": write "resumes", "continues"',
  ]);
});

test('plain English passes', () => {
  expect(
    checkText(
      'a.md',
      'Returns the candidates, best first. No more than ten. The model is not a digit model; there is no digit.',
    ),
  ).toEqual([]);
});

test('every phrase of the list names a better wording', () => {
  for (const { instead } of phrases) expect(instead).not.toBe('');
});

test('printed output in Markdown may say anything', () => {
  expect(checkText('a.md', '```\nwrong labels mended\n```\n')).toEqual([]);
  expect(checkText('a.md', '```sh\n# put right\n```\nput right\n```\nput right\n```\n')).toHaveLength(2);
});
