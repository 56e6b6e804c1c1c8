import { expect, test } from 'vitest';
import { repository } from '../repository/repository.ts';
import { httpReference } from './httpReference.ts';
import { referencedPackages, typeScriptReference, withOwnAnchors } from './typeScriptReference.ts';

test('links lead to headings as the site names them; those to properties to their heading', () => {
  const refusal =
    '<a id="refusal-1"></a>\n\n### Refusal\n\n| <a id="refusal"></a> `refusal` | [R](#refusal-1), [p](#refusal) |\n';
  expect(withOwnAnchors(`## Types\n\n${refusal}`)).toBe(
    '## Types\n\n\n\n### Refusal\n\n| `refusal` | [R](#refusal), [p](#refusal) |\n',
  );
});

test('every package with an index.ts has a page with all that it exports, and its docstrings', async () => {
  const pages = await typeScriptReference();
  expect(pages.map(({ slug }) => slug)).toEqual(referencedPackages().map(({ slug }) => slug));
  const { text } = pages.find(({ title }) => title === 'cifra')!;
  expect(text).toContain('### read()');
  expect(text).toContain('Reads the handwritten numbers in a picture.');
  expect(text).toMatch(/Throws\n\n`CifraError`: if the picture cannot be read/);
  expect(text).not.toContain(repository);
});

test('every request of the API is on one page', () => {
  const texts = httpReference().map(({ text }) => text);
  expect(texts.filter((text) => text.includes('## POST /v1/read\n'))).toHaveLength(1);
  expect(texts.join('\n')).toContain('| `expect?` | text |');
});
