// The client against the real server, from Node.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import type { RunningServer } from '@cifra/server/main.ts';
import { startTestServer } from '@cifra/server/testing/server.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, createClient } from './client.ts';

let server: RunningServer;
let cifra: Client;
let six: Blob;
beforeAll(async () => {
  server = await startTestServer();
  cifra = createClient({ url: server.url });
  six = new Blob([await readFile(join(root, 'examples/boxed-6.png'))], { type: 'image/png' });
});
afterAll(() => server?.close());

test('one picture', async () => {
  const { readings, models, picture } = await cifra.readPicture({ body: six, expect: 'digits:1', top: 2 });
  expect(readings).toMatchObject([{ value: '6', accepted: true, candidates: [{ value: '6' }, {}] }]);
  expect([models[0].name, picture.format]).toEqual(['digit', 'png']);
});

test('a form of pictures, one of them invalid, and JSON', async () => {
  const form = new FormData();
  form.append('pictures', six, 'six.png');
  form.append('pictures', new Blob(['no']), 'no.png');
  const rows = Array.from({ length: 28 }, (_, y) =>
    Array.from({ length: 28 }, (_, x) => (x > 12 && x < 16 && y > 3 && y < 24 ? 255 : 0)),
  );
  const ofForm = await cifra.read({ body: form });
  const ofJson = await cifra.read({ body: { digits: [rows] } });
  expect(ofForm).toMatchObject({
    results: [
      { name: 'six.png', readings: [{ value: '6' }] },
      { name: 'no.png', problem: { code: 'picture-unsupported' } },
    ],
  });
  expect(ofJson).toMatchObject({ results: [{ readings: [{ value: '1' }] }] });
});

test('explains, as numbers and as a picture', async () => {
  const { digit, against, maps } = await cifra.explain({ body: six, against: 5 });
  expect([digit, against, maps.occlusion.length]).toEqual([6, 5, 28]);
  const drawn = await cifra.explain({ body: six, against: 5, accept: 'image/png', scale: 2 });
  const bytes = new Uint8Array(await drawn.arrayBuffer());
  expect([drawn.headers.get('content-type'), ...bytes.slice(1, 4)]).toEqual(['image/png', 80, 78, 71]);
});

test('sends a job twice, follows it, reads its results and deletes it', async () => {
  const form = new FormData();
  for (let i = 0; i < 3; i++) form.append('pictures', six, `${i}.png`);
  form.append('pictures', new Blob(['no']), 'no.png');
  const request = { body: form, expect: 'digits:1', idempotencyKey: 'the same' } as const;
  const { id, total } = await cifra.createJob(request);
  expect([total, (await cifra.createJob(request)).id]).toEqual([4, id]);

  const views = await Array.fromAsync(cifra.followJob({ id }));
  expect(views.at(-1)).toMatchObject({
    id,
    state: 'completed',
    read: 3,
    failed: 1,
    options: { expect: 'digits:1' },
  });
  const lines = await Array.fromAsync(cifra.jobLines({ id }));
  expect(
    lines.map(({ name, result, problem }) => [name, result?.readings[0].value ?? problem?.code]),
  ).toEqual([
    ['0.png', '6'],
    ['1.png', '6'],
    ['2.png', '6'],
    ['no.png', 'picture-unsupported'],
  ]);
  const csv = await cifra.jobResults({ id, accept: 'text/csv' }).then((answer) => answer.text());
  expect(csv).toMatch(/^number,name,.*\r\n0,0\.png,read,0,6,/);

  await cifra.deleteJob({ id });
  await expect(cifra.getJob({ id })).rejects.toMatchObject({ code: 'job-not-found', status: 404 });
});

test('closes the connection when the caller stops following', async () => {
  const { id } = await cifra.createJob({ body: formOf(six) });
  for await (const job of cifra.followJob({ id })) {
    expect(job.id).toBe(id);
    break;
  }
  const controller = new AbortController();
  const following = cifra.jobEvents({ id, signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(following.next()).rejects.toThrow('enough');
});

test('corrections', async () => {
  const added = await cifra.addFeedback({ body: { label: '6', readAs: '5' } });
  expect(await cifra.listFeedback({ limit: 5 })).toEqual({ feedback: [added], next: null });
  expect(await cifra.deleteOldFeedback({ olderThanDays: 0 })).toEqual({ deleted: 1 });
});

test('models', async () => {
  const { models } = await cifra.listModels();
  const active = models.find(({ task, active }) => task === 'digit' && active);
  expect(await cifra.getModel({ id: active!.id })).toMatchObject({ ...active, card: expect.any(String) });
});

test('an invalid request reports where', async () => {
  const wrong = cifra.readPicture({ body: six, maxError: 7 });
  await expect(wrong).rejects.toMatchObject({ code: 'invalid-request', problem: { errors: [{}] } });
});

test('aborted', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(cifra.readPicture({ body: six, signal })).rejects.toThrow('enough');
});

function formOf(picture: Blob): FormData {
  const form = new FormData();
  form.append('pictures', picture, 'picture.png');
  return form;
}
