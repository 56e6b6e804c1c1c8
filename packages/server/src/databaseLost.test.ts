import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyService } from './features/keys/service.ts';
import type { RunningServer } from './main.ts';
import { lazyDatabase, openDatabase } from './platform/database/openDatabase.ts';
import {
  findPostgres,
  noPostgres,
  startPostgres,
  type TemporaryPostgres,
} from './platform/database/temporaryPostgres.ts';
import { example, startTestServer } from './testing/server.ts';

const bin = findPostgres();
let postgres: TemporaryPostgres;
let server: RunningServer;
let token: string;

beforeAll(async () => {
  if (bin === null) return;
  postgres = startPostgres(bin);
  const url = postgres.newDatabase();
  const database = await openDatabase({ folder: '', url });
  const keys = createKeyService(lazyDatabase(async () => database, console.error));
  token = (await keys.create({ name: 'tester', scopes: ['admin'] })).token;
  await database.close();
  server = await startTestServer({ DATABASE_URL: url, CIFRA_AUTH: 'keys' });
});
afterAll(async () => {
  await server?.close();
  postgres?.stop();
});

const get = (path: string) => fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } });
const read = async (key = token) =>
  fetch(`${server.url}/v1/read`, {
    method: 'POST',
    body: new Uint8Array(await example('boxed-6.png')),
    headers: { 'content-type': 'image/png', authorization: `Bearer ${key}` },
  });
async function job() {
  const body = new FormData();
  body.append('pictures', new Blob([new Uint8Array(await example('boxed-6.png'))]), 'a.png');
  return fetch(`${server.url}/v1/jobs`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}` },
  });
}
/** Asks whether the server is ready until it says what is wanted. */
async function readiness(status: number): Promise<unknown> {
  for (;;) {
    const response = await get('/health/ready');
    if (response.status === status) return response.json();
    await setTimeout(50);
  }
}

test.skipIf(bin === null)(
  `a Postgres that is lost: known keys read, the rest is 503, and all is well once it is back (else: ${noPostgres})`,
  async () => {
    expect((await read()).status).toBe(200);
    const first = await job();
    expect(first.status).toBe(202);
    const { id } = (await first.json()) as { id: string };
    expect(await readiness(200)).toEqual({ status: 'ready', reading: 'ready', database: 'ready' });

    postgres.halt();
    expect(await readiness(503)).toEqual({
      status: 'not ready',
      reading: 'ready',
      database: 'database-unavailable',
    });
    expect((await get('/health/ready/reading')).status).toBe(200);
    expect((await read()).status).toBe(200);
    const unknown = token.replace(/_[0-9a-f]{12}_/, '_000000000000_');
    const refused = await Promise.all([
      read(unknown),
      job(),
      get(`/v1/jobs/${id}`),
      get('/v1/feedback'),
      get('/v1/keys'),
    ]);
    for (const response of refused) {
      expect(response.headers.get('retry-after')).toBe('5');
      expect(await response.json()).toMatchObject({ status: 503, code: 'database-unavailable' });
    }

    postgres.start();
    expect(await readiness(200)).toMatchObject({ database: 'ready' });
    expect((await read()).status).toBe(200);
    for (const each of [id, ((await (await job()).json()) as { id: string }).id]) {
      let state = '';
      while (state !== 'completed') {
        state = ((await (await get(`/v1/jobs/${each}`)).json()) as { state: string }).state;
        await setTimeout(50);
      }
    }
  },
);
