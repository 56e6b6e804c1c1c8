import { expect, test } from 'vitest';
import { fromBase64 } from './base64.ts';

const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
const text = Buffer.from(bytes).toString('base64');

test('decodes every byte, natively or by `atob`', () => {
  expect(fromBase64(text)).toEqual(bytes);
  const native = Uint8Array as { fromBase64?: unknown };
  const before = native.fromBase64;
  native.fromBase64 = undefined;
  try {
    expect(fromBase64(text)).toEqual(bytes);
  } finally {
    if (before === undefined) delete native.fromBase64;
    else native.fromBase64 = before;
  }
});
