import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '@cifra/server/platform/database/databaseLock.ts';
import { copyEmbedded, embeddedTemplate } from '@cifra/server/testing/embedded.ts';
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';

beforeAll(async () => void (await embeddedTemplate()));

// Each test has its own folder, so that a failed test does not lock that of another.
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cifra-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Locks the folder as a server or a command does, until the end of the test. */
async function hold(about: Parameters<typeof lockFolder>[1]): Promise<void> {
  const lock = await lockFolder(folder, about, 0);
  onTestFinished(() => lock.release());
}

const keys = (...words: string[]) =>
  runCli(['keys', ...words], { env: { CIFRA_DATA_FOLDER: folder, DATABASE_URL: undefined } });

test('creates, lists and revokes a key', async () => {
  await copyEmbedded(folder);
  const made = await keys('create', 'scanner', '--scopes', 'read,write');
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^cifra_[0-9a-f]{12}_[\w-]{43}\n$/) });
  expect(made.stderr).toMatch(/cannot be shown again/);
  const id = made.stdout.split('_')[1];

  const listed = await keys('list');
  expect(listed.stdout).toMatch(
    new RegExp(`^key +name +scopes +created +revoked\n${id} +scanner +read, write +2\\d{3}-`),
  );
  expect(listed.stdout).not.toContain(made.stdout.trim());

  expect(await keys('revoke', id)).toMatchObject({ code: 0, stdout: `${id} (scanner) is revoked.\n` });
  const [line] = (await keys('list', '--json')).stdout.split('\n');
  expect(JSON.parse(line)).toMatchObject({ id, revokedAt: expect.any(String) });
  const again = await keys('revoke', '000000000000');
  expect(again).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no key 000000000000\n.*npx cifra keys list/),
  });
});

test('asks the server that uses the folder', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const isThere = request.method === 'GET';
    response.writeHead(isThere ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isThere ? { keys: [] } : { code: 'key-not-found', detail: 'none' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await hold({ url, token: 'secret' });
  expect(await keys('list')).toMatchObject({ code: 0, stdout: 'There are no keys.\n' });
  expect(asked.at(-1)).toBe('GET /v1/keys Bearer secret');
  const { stderr } = await keys('revoke', '000000000000');
  expect(stderr).toMatch(/no key 000000000000\n.*npx cifra keys list/);
  expect(asked.at(-1)).toBe('DELETE /v1/keys/000000000000 Bearer secret');
});

test('a folder in use by another process: an error that says what to do', async () => {
  await hold({});
  const { code, stderr } = await keys('list');
  expect({ code, stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/in use by process \d+.*stop that process/),
  });
});

test.each([
  [['create'], /missing required argument 'name'/],
  [['create', 'x', '--scopes', 'root'], /Expected a comma-separated list of read, write, admin/],
])('wrong usage: cifra keys %j', async (words, message) => {
  const { code, stderr } = await keys(...words);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('a worker without Postgres names the missing setting', async () => {
  const { code, stderr } = await runCli(['worker'], { env: { DATABASE_URL: undefined } });
  expect(code).toBe(2);
  expect(stderr).toMatch(/DATABASE_URL is not set\n.*Set DATABASE_URL/);
});
