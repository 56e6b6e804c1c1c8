import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { bareApp } from '../../testing/bareApp.ts';

/**
 * Sends a request over a connection that stays open, ends the server, then lets the request be
 * answered.
 */
async function answerAcrossClosing(
  request: string,
  services: (until: Promise<void>) => object,
): Promise<string> {
  const { promise: until, resolve: goOn } = Promise.withResolvers<void>();
  const app = await bareApp({}, undefined, services(until));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as { port: number }).port, '127.0.0.1');
  const answer = text(socket);
  const arrived = once(app.server, 'request');
  socket.write(request);
  const [, response] = await arrived;
  // An answer in pieces has begun when its first piece is there.
  if (request.startsWith('GET')) await once(socket, 'data');
  const closed = app.close();
  // Connections that rest at this moment are closed anyhow.
  await expect.poll(() => app.server.listening, { interval: 1 }).toBe(false);
  expect(response.writableEnded).toBe(false);
  goOn();
  await closed;
  return answer;
}

test('a connection closes after its current answer', async () => {
  const answer = await answerAcrossClosing(
    'POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: 1\r\n\r\nx',
    (until) => ({ reader: { read: () => until.then(() => ({ readings: [] })) } }),
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200/);
  expect(answer).toMatch(/^connection: close/im);
  expect(answer).toContain('"readings":[]');
});

test('and one with a streamed answer, after that answer', async () => {
  async function* items(until: Promise<void>) {
    yield { number: 0, name: 'a'.repeat(100_000), status: 'waiting' };
    await until;
    yield { number: 1, name: 'the last', status: 'waiting' };
  }
  const answer = await answerAcrossClosing(
    'GET /v1/jobs/a/results HTTP/1.1\r\nHost: localhost\r\n\r\n',
    (until) => ({
      jobs: { items: async () => items(until) },
    }),
  );
  expect(answer).toContain('the last');
  expect(answer).toMatch(/0\r\n\r\n$/);
});
