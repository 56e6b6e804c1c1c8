import { expect, test } from 'vitest';
import { documentKind } from './documentKind.ts';

const kindOf = (head: string) => documentKind(Uint8Array.from(head, (c) => c.charCodeAt(0)));

test.each([
  ['%PDF-1.4\n', 'pdf'],
  ['\xef\xbb\xbf\r\n%PDF-2.0', 'pdf'],
  ['II\x2a\0\x08\0\0\0', 'tiff'],
  ['MM\0\x2a\0\0\0\x08', 'tiff'],
  ['\0\0\0\x1cftypheic', 'heif'],
  ['\0\0\0\x18ftypmif1', 'heif'],
  ['\0\0\0\x1cftypavif', null],
  ['\x89PNG\r\n\x1a\n', null],
  ['a %PDF-', null],
  ['', null],
])('%j is %s', (head, kind) => {
  expect(kindOf(head)).toBe(kind);
});
