import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { download, fetchFile } from './download.ts';

/** Compresses well, yet arrives in several chunks. */
const content = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * i) % 251);
const server = createServer((request, response) => {
  if (request.url === '/stalls') response.write('half');
  else if (request.url === '/breaks') response.write('half', () => response.destroy());
  else if (request.url !== '/model.onnx') response.writeHead(404).end();
  else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(content));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
const at = (path: string) => new URL(path, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

test('bytes of compressed files are counted after decompression, over all files', async () => {
  const heard: number[] = [];
  const get = download((loaded) => heard.push(loaded));
  const files = await Promise.all([get(at('model.onnx')), get(at('model.onnx'))]);
  for (const file of files) expect(Buffer.compare(file, content)).toBe(0);
  expect(heard.length).toBeGreaterThan(2);
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  expect(heard.at(-1)).toBe(2 * content.length);
});

test('a missing file is named in the error, with the status of the server', async () => {
  await expect(download(() => {})(at('absent.wasm'))).rejects.toMatchObject({
    message: '/absent.wasm: the server answered 404',
    fault: { code: 'download', status: 404 },
  });
});

test.each([
  ['breaks off', 'breaks'],
  ['brings nothing any more', 'stalls'],
])('a connection that %s is a failed download', async (_, path) => {
  const heard: number[] = [];
  await expect(download((loaded) => heard.push(loaded), 200)(at(path))).rejects.toMatchObject({
    message: expect.stringContaining(`/${path}`),
    fault: { code: 'download' },
  });
  expect(heard).toEqual([4]);
});

test('an unreachable host is named in the error; an aborted request keeps its reason', async () => {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const url = new URL(`http://127.0.0.1:${port}/model.onnx`);
  await expect(fetchFile(url)).rejects.toMatchObject({ fault: { code: 'download' } });
  await expect(fetchFile(at('model.onnx'), AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
});
