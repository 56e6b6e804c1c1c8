import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../platform/app.ts';
import { bareApp } from '../../testing/bareApp.ts';

const script = `export const text = '${'page '.repeat(2000)}';`;
/** Differs from what the server itself would compress. */
const compressed = brotliCompressSync(`${script}\n`);
let folder: string;
let app: App;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cifra-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'assets/built.js'), script);
  writeFileSync(join(folder, 'assets/built.js.br'), compressed);
  writeFileSync(join(folder, 'assets/plain.js'), script);
  app = await bareApp({ CIFRA_PAGE: folder });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, encodings: string) =>
  app.inject({ url, headers: { host: 'localhost', 'accept-encoding': encodings } });

test('a file that the build compressed is sent as it is, under its own type', async () => {
  const { rawPayload, headers } = await get('/assets/built.js', 'gzip, br');
  expect(rawPayload.equals(compressed)).toBe(true);
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringContaining('javascript'),
    'cache-control': expect.stringContaining('immutable'),
    vary: expect.stringMatching(/accept-encoding/i),
  });
});

test('a client without Brotli gets the file itself', async () => {
  const { body, headers } = await get('/assets/built.js', 'identity');
  expect(body).toBe(script);
  expect(headers['content-encoding']).toBeUndefined();
});

test('a file that the build did not compress is compressed by the server', async () => {
  const { rawPayload, headers } = await get('/assets/plain.js', 'br');
  expect(headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(rawPayload).toString()).toBe(script);
});
