import { expect, test } from 'vitest';
import { openDocument } from './index.ts';

test.each([
  ['a path', 'form.pdf'],
  ['null', null],
  ['a number', 5],
])('%s is no document', async (_, source) => {
  await expect(openDocument(source as never)).rejects.toMatchObject({
    name: 'DocumentError',
    code: 'invalid-source',
    message: 'a document is given by its bytes, a Blob or a File: read the file at a path first',
  });
});

test('another file is no document', async () => {
  await expect(openDocument(new TextEncoder().encode('text'))).rejects.toMatchObject({
    code: 'not-a-document',
  });
});
