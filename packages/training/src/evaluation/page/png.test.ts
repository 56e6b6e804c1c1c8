import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { base64 } from './base64.ts';
import { greyPng } from './png.ts';

test('zlib decompresses the stored data, and every chunk’s checksum is right', () => {
  const png = Buffer.from(greyPng(Uint8Array.of(0, 128, 255, 7, 8, 9), 3, 2));
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks[body.toString('latin1', 0, 4)] = body.subarray(4);
    at += 12 + length;
  }
  expect(Object.keys(chunks)).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect([...chunks.IHDR]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
  expect([...inflateSync(chunks.IDAT)]).toEqual([0, 0, 128, 255, 0, 7, 8, 9]);
});

test('a picture too large for one block is refused', () => {
  expect(() => greyPng(new Uint8Array(300 * 300), 300, 300)).toThrow('greyPng: 300×300 needs 90300 bytes');
});

test.each(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'])('base64 of RFC 4648’s "%s"', (text) => {
  const bytes = new TextEncoder().encode(text);
  expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});
