import { drawnDigits } from '@cifra/core/testing/drawnDigits.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../main.ts';
import { post, startTestServer } from '../../testing/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startTestServer({ CIFRA_READERS: '2' });
});
afterAll(() => server.close());

type Model = { id: string; active: boolean; task: string; sha256: string };
const get = async <T>(path: string): Promise<T> => (await fetch(server.url + path)).json() as Promise<T>;
const rows = Array.from({ length: 28 }, (_, y) =>
  Array.from(drawnDigits()[5].image.subarray(28 * y, 28 * y + 28), (value) => 255 * value),
);
/** The model that read a digit. */
async function readerNow(): Promise<string> {
  const response = await post(`${server.url}/v1/read`, { digits: [rows] });
  expect(response.status).toBe(200);
  const { results } = (await response.json()) as {
    results: { models: { name: string; version: string }[] }[];
  };
  return results[0].models.map(({ name, version }) => `${name}@${version}`).join();
}
const change = async (path: string) => {
  const response = await fetch(server.url + path, { method: 'POST' });
  return { status: response.status, body: (await response.json()) as Model & { code: string } };
};

test('the models, their cards and figures', async () => {
  const { models } = await get<{ models: Model[] }>('/v1/models');
  expect(models.filter(({ active }) => active).map(({ task }) => task)).toEqual(['digit', 'number', 'page']);
  const full = await get<{ card: string; manifest: { figures: unknown[] } }>('/v1/models/digit-small');
  expect(full.card).toMatch(/^# digit-small /m);
  expect(full.manifest.figures.length).toBeGreaterThan(0);
  expect(await get('/v1/models/seven')).toMatchObject({ code: 'model-not-found', status: 404 });
});

test('a model is changed and changed back while requests are in flight, and none is dropped', async () => {
  const seen: string[] = [];
  let over = false;
  const clients = Array.from({ length: 4 }, async () => {
    while (!over) seen.push(await readerNow());
  });
  // However quickly the change comes, one request was answered before it.
  seen.push(await readerNow());
  expect(await change('/v1/models/digit-small/activate')).toMatchObject({
    status: 200,
    body: { active: true },
  });
  expect(await readerNow()).toMatch(/^digit-small@/);
  const active = (await get<{ models: Model[] }>('/v1/models')).models.filter((model) => model.active);
  expect(active.map(({ id }) => id.split('@')[0])).toEqual(['digit-small', 'number', 'page']);
  expect(await change('/v1/models/roll-back?task=digit')).toMatchObject({ status: 200 });
  expect(await readerNow()).toMatch(/^digit@/);
  over = true;
  await Promise.all(clients);
  expect(new Set(seen.map((id) => id.split('@')[0]))).toEqual(new Set(['digit', 'digit-small']));
});

test('a failed activation or roll-back changes nothing', async () => {
  expect(await change('/v1/models/seven/activate')).toMatchObject({
    status: 404,
    body: { code: 'model-not-found' },
  });
  expect(await change('/v1/models/roll-back?task=digit')).toMatchObject({
    body: { code: 'nothing-to-roll-back' },
  });
  expect(await change('/v1/models/roll-back?task=letter')).toMatchObject({
    body: { code: 'invalid-request' },
  });
  expect(await readerNow()).toMatch(/^digit@/);
});

test('a list is not sent again until it changes', async () => {
  const first = await fetch(`${server.url}/v1/models`);
  const headers = { 'if-none-match': String(first.headers.get('etag')) };
  expect((await fetch(`${server.url}/v1/models`, { headers })).status).toBe(304);
  await change('/v1/models/digit-small/activate');
  expect((await fetch(`${server.url}/v1/models`, { headers })).status).toBe(200);
  await change('/v1/models/roll-back?task=digit');
});
