// What HTTP asks of every route, over real connections where the parser or the socket matters.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareApp } from '../../testing/bareApp.ts';
import type { App } from '../app.ts';

let folder: string;
let app: App;
let port: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cifra-page-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  app = await bareApp({ CIFRA_PAGE: folder, CIFRA_BODY_BYTES: '2000' });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as { port: number }).port;
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** All that the server answers to some bytes. */
async function sent(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  return text(socket);
}

const close = 'Connection: close\r\n\r\n';
test.each([
  ['two Host headers', `GET /v1/models HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n${close}`, 400],
  ['no Host header', `GET /v1/models HTTP/1.1\r\n${close}`, 400],
  ['HTTP/1.0 without a Host header', 'GET /health/live HTTP/1.0\r\n\r\n', 421],
  [
    'an address of another host',
    `GET http://evil.example/v1/models HTTP/1.1\r\nHost: localhost\r\n${close}`,
    421,
  ],
  [
    'an address of this host',
    `GET http://localhost/v1/models HTTP/1.1\r\nHost: evil.example\r\n${close}`,
    200,
  ],
  [
    'an unknown expectation',
    `GET /v1/models HTTP/1.1\r\nHost: localhost\r\nExpect: 200-maybe\r\n${close}`,
    417,
  ],
])('%s', async (_name, bytes, status) => {
  const answer = await sent(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  if (status >= 400) expect(answer).toMatch(/content-type: application\/problem\+json/i);
});

const upload = (length: number) =>
  `POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: ${length}\r\nExpect: 100-continue\r\n${close}`;
test('a body that is too large is refused before it is sent', async () => {
  expect(await sent(upload(4000))).toMatch(/^HTTP\/1\.1 413 /);
});

test('a body that fits is requested', async () => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(upload(3));
  const [first] = await once(socket, 'data');
  expect(String(first)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  socket.write('abc');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 503 /);
});

test.each(['TRACE', 'PURGE'])('%s of the page is answered with its methods', async (method) => {
  const answer = await sent(`${method} / HTTP/1.1\r\nHost: localhost\r\n${close}`);
  expect(answer).toMatch(/^HTTP\/1\.1 405 /);
  expect(answer).toMatch(/^allow: GET, HEAD\r$|^allow: HEAD, GET\r$/im);
});

test.each([
  ['/../x', '/../x'],
  ['//x', '//x'],
  ['a name of 15,000 letters', `/v1/models/${'a'.repeat(15_000)}`],
])('GET %s is not there', async (_name, address) => {
  const answer = await sent(`GET ${address} HTTP/1.1\r\nHost: localhost\r\n${close}`);
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  expect(answer).toContain('"code":"not-found"');
});

const host = { host: 'localhost' };
test.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded'])(
  'a request without a body may name %s',
  async (type) => {
    const headers = { ...host, 'content-type': type };
    const activate = await app.inject({ method: 'POST', url: '/v1/models/digit/activate', headers });
    expect([activate.statusCode, activate.json().code]).toEqual([503, 'overloaded']);
    const read = await app.inject({ method: 'POST', url: '/v1/read', headers });
    expect([read.statusCode, read.json().code]).toEqual([400, 'no-picture']);
  },
);

test('a query parameter of a route without any is refused', async () => {
  const answer = await app.inject({ url: '/v1/models?foo=1', headers: host });
  expect([answer.statusCode, answer.json().detail]).toEqual([
    400,
    'query/foo is unknown; there are no parameters',
  ]);
});

test.each(['*', 'TAG', '"other", TAG', 'W/"other",TAG'])(
  'If-None-Match: %s is answered 304',
  async (value) => {
    const first = await app.inject({ url: '/openapi.json', headers: host });
    const tag = String(first.headers.etag);
    const ask = (sentTag: string) =>
      app.inject({
        url: '/openapi.json',
        headers: { ...host, 'if-none-match': value.replace('TAG', sentTag) },
      });
    const same = await ask(tag);
    expect([same.statusCode, same.body]).toEqual([304, '']);
    expect((await ask(tag.replace('W/', ''))).statusCode).toBe(304);
    if (value !== '*') expect((await ask('"no"')).statusCode).toBe(200);
  },
);

test('/v2/ is the same as /v2', async () => {
  const [one, other] = await Promise.all(['/v2', '/v2/'].map((url) => app.inject({ url, headers: host })));
  expect([other.statusCode, other.body]).toEqual([200, one.body]);
});

test('the last administrator key cannot revoke itself', async () => {
  const keys = [
    { id: 'a', scopes: ['admin'], revokedAt: null },
    { id: 'b', scopes: ['admin'], revokedAt: '2026-01-01T00:00:00.000Z' },
    { id: 'c', scopes: ['write'], revokedAt: null },
  ];
  const service = {
    knows: async () => true,
    verify: async () => ({ id: 'a', scopes: ['admin'] }),
    list: async () => keys,
    revoke: async (id: string) => keys.find((key) => key.id === id) ?? null,
  };
  const guarded = await bareApp({ CIFRA_AUTH: 'keys' }, undefined, { keys: service });
  const revoke = async (id: string) => {
    const headers = { authorization: 'Bearer x' };
    return (await guarded.inject({ method: 'DELETE', url: `/v1/keys/${id}`, headers })).statusCode;
  };
  expect([await revoke('a'), await revoke('c')]).toEqual([409, 200]);
  keys.push({ id: 'd', scopes: ['admin'], revokedAt: null });
  expect(await revoke('a')).toBe(200);
  await guarded.close();
});
