import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createRandom } from '../random/random.ts';
import { digest, sha256 } from './sha256.ts';

test('the examples of FIPS 180-4', () => {
  expect(sha256(Buffer.from('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256(Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('every length around the block size, against OpenSSL', () => {
  const rng = createRandom('sha256');
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, () => rng.integer(256));
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('a digest is the same with and without WebCrypto', async () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i);
  const wanted = createHash('sha256').update(bytes).digest('hex');
  expect(await digest(bytes)).toBe(wanted);
  vi.stubGlobal('crypto', {});
  try {
    expect(await digest(bytes)).toBe(wanted);
  } finally {
    vi.unstubAllGlobals();
  }
});
