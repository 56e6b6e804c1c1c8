import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../main.ts';
import { startTestServer } from '../../testing/server.ts';
import type { ReadResult } from './service.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const example = (name: string) => readFile(join(root, 'examples', name));

test('a PNG as the body', async () => {
  const response = await fetch(`${server.url}/v1/read`, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: await example('boxed-6.png'),
  });
  expect(response.status).toBe(200);
  const { readings, models, picture } = (await response.json()) as ReadResult;
  expect(readings.map(({ value, accepted }) => [value, accepted])).toEqual([['6', true]]);
  expect(models.map(({ name }) => name)).toEqual(['digit', 'number']);
  expect(picture.format).toBe('png');
});

test('what is no picture is a problem document', async () => {
  const response = await fetch(`${server.url}/v1/read`, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: 'seven',
  });
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ code: 'picture-unsupported', status: 422 });
});
