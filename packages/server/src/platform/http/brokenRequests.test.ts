import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { bareApp } from '../../testing/bareApp.ts';
import type { App } from '../app.ts';

let app: App;
afterEach(() => app.close());

/** A connection to the server. */
async function connected(server: App) {
  app = server;
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as { port: number }).port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Status, headers and document of each answer that came, one after the other. */
function answersOf(all: string) {
  return all
    .split(/(?=HTTP\/1\.1 \d)/)
    .map((one) => one.split('\r\n\r\n'))
    .map(([head, body]) => ({ status: Number(head.split(' ')[1]), head, document: JSON.parse(body) }));
}

test.each([
  ['not HTTP', 'GARBAGE\r\n\r\n', 400, 'invalid-request'],
  [
    'too large a head',
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
    431,
    'headers-too-large',
  ],
])('%s is answered with a problem document', async (_name, sent, status, code) => {
  const socket = await connected(await bareApp());
  socket.write(sent);
  const [answer] = answersOf(await text(socket));
  expect(answer).toMatchObject({ status, document: { status, code } });
  expect(answer.head).toMatch(/content-type: application\/problem\+json/i);
  expect(answer.head.toLowerCase()).toContain(`x-request-id: ${answer.document.requestId}`);
});

test('and so is an address that cannot be parsed', async () => {
  app = await bareApp();
  const answer = await app.inject({ url: '/%zz', headers: { host: 'localhost' } });
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request']);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.headers['x-request-id']).toBe(answer.json().requestId);
});
