import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { openPostgres } from './databasePostgres.ts';

let server: Server | undefined;
afterEach(() => {
  vi.useRealTimers();
  server?.close();
  server = undefined;
});

/** Listens on a free port, and returns the URL of a Postgres there. */
async function serve(onConnection: (socket: Socket) => void): Promise<string> {
  server = createServer(onConnection).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `postgres://cifra:secret@127.0.0.1:${(server.address() as AddressInfo).port}/numbers`;
}

async function failureOf(url: string): Promise<string> {
  const error = await openPostgres(url).catch((thrown: unknown) => thrown);
  if (!(error instanceof Error)) throw new Error(`openPostgres: ${error} instead of an Error`);
  expect(error.message).toMatch(/^openDatabase: no connection to .*is the URL right\?$/);
  expect(error.message).not.toContain('secret');
  return error.message;
}

test('nothing listens', async () => {
  const url = await serve(() => {});
  await new Promise((resolve) => server?.close(resolve));
  expect(await failureOf(url)).toContain('ECONNREFUSED');
});

test('the server closes the connection at once', async () => {
  const url = await serve((socket) => socket.on('error', () => {}).destroy());
  expect(await failureOf(url)).toMatch(/\/numbers: .*(ECONNRESET|terminated)/);
});

test('the server refuses the database', async () => {
  // An ErrorResponse (PostgreSQL's documentation, Message Formats): type, length, fields, 0.
  const fields = ['SFATAL', 'C3D000', 'Mdatabase "numbers" does not exist', ''].join('\0');
  const refusal = Buffer.alloc(5 + fields.length + 1);
  refusal.write('E', 0);
  refusal.writeInt32BE(refusal.length - 1, 1);
  refusal.write(fields, 5);
  const url = await serve((socket) => socket.on('error', () => {}).once('data', () => socket.end(refusal)));
  expect(await failureOf(url)).toContain('/numbers: database "numbers" does not exist');
});

test('the server does not answer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const url = await serve((socket) => {
    socket.on('error', () => {}).once('data', () => vi.advanceTimersByTime(10_000));
  });
  expect(await failureOf(url)).toMatch(/\/numbers: .*timeout/);
});
