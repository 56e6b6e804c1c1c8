import { expect, test } from 'vitest';
import { firstParagraph, outsideFences, plainText, sectionOf, tableRows, titled } from './markdown.ts';

const document = `---
# Digits \`and\` [numbers](x.md)

<!-- a comment -->
![a picture](a.png)

It reads **digits**.
On two lines.

## One

a

\`\`\`sh
# no heading
\`\`\`

## Two

b
`;

test('the first heading is the title, as plain text, and not part of the text', () => {
  const { title, text } = titled(document.replace('---\n', ''));
  expect(title).toBe('Digits and numbers');
  expect(text).toMatch(/^<!-- a comment -->/);
});

test('a section ends at the next heading of its level', () => {
  expect(sectionOf(document, 'One')).toBe('a\n\n```sh\n# no heading\n```');
  expect(sectionOf(document, 'Two')).toBe('b');
  expect(() => sectionOf(document, 'Three')).toThrow('there is no section "Three"');
});

test('the first paragraph is prose: no comment and no picture', () => {
  expect(plainText(firstParagraph(titled(document.replace('---\n', '')).text))).toBe(
    'It reads digits. On two lines.',
  );
});

test('fenced blocks stay as they are', () => {
  const text = 'a\n```ts\na\n```\na\n~~~~\n```\na\n~~~~\na';
  expect(outsideFences(text, (part) => part.replaceAll('a', 'b'))).toBe(
    'b\n```ts\na\n```\nb\n~~~~\n```\na\n~~~~\nb',
  );
});

test('a table is a list of rows; a bar after a backslash is part of a cell', () => {
  expect(tableRows('text\n\n| a | b |\n|---|---|\n| 1 | x \\| y |\n\n| c | d |\n|---|---|\n')).toEqual([
    ['a', 'b'],
    ['1', 'x \\| y'],
  ]);
});
