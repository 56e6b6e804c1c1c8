import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../platform/app.ts';
import { lazyDatabase, openDatabase } from '../../platform/database/openDatabase.ts';
import { endConnectionsWhenClosing } from '../../platform/http/closing.ts';
import { answerProblems } from '../../platform/http/errors.ts';
import { validatorCompiler } from '../../platform/http/validation.ts';
import { copyEmbedded } from '../../testing/embedded.ts';
import { jobRoutes } from './routes.ts';
import { createJobService } from './service.ts';
import { type FakeReader, fakeReader } from './testing/fakeReader.ts';
import { makeZip } from './testing/makeZip.ts';
import type { JobView } from './view.ts';

let folder: string;
let app: App;
let url: string;
let reader: FakeReader;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cifra-jobs-'));
  await copyEmbedded(folder);
  const database = lazyDatabase(() => openDatabase({ folder }), console.error);
  // Creating one takes seconds, which would count against the first test.
  await database.get();
  reader = fakeReader();
  const jobs = createJobService({ database, reader, onError: console.error });
  app = Fastify() as unknown as App;
  app.setValidatorCompiler(validatorCompiler);
  answerProblems(app);
  endConnectionsWhenClosing(app);
  const viewer = ({ headers }: { headers: Record<string, unknown> }) => ({
    caller: String(headers['x-caller'] ?? 'me'),
    admin: false,
  });
  await app.register(jobRoutes, { jobs: async () => jobs, viewer });
  url = await app.listen({ port: 0 });
  closing.push(() => app.close(), jobs.close, database.close);
});
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true, force: true });
});

type Sent = { readonly fields?: Record<string, string>; readonly headers?: Record<string, string> };

function form(names: readonly string[], fields: Record<string, string> = {}): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const name of names) body.append('pictures', new Blob([name]), name);
  return body;
}
const post = (names: readonly string[], { fields, headers = {} }: Sent = {}) =>
  fetch(`${url}/v1/jobs`, { method: 'POST', body: form(names, fields), headers });
const postZip = (bytes: Uint8Array, query = '') =>
  fetch(`${url}/v1/jobs${query}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'application/zip' },
  });

/** The events of a job until the server ends them. */
async function events(id: string): Promise<{ event: string; data: JobView }[]> {
  const response = await fetch(`${url}/v1/jobs/${id}/events`);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const blocks = (await response.text()).split('\n\n').filter((block) => block.startsWith('event:'));
  return blocks.map((block) => {
    const [event, , data] = block.split('\n').map((line) => line.slice(line.indexOf(': ') + 2));
    return { event, data: JSON.parse(data) };
  });
}
const results = async (id: string, query = '') =>
  (await fetch(`${url}/v1/jobs/${id}/results${query}`)).text();

test('many pictures: 202 with a location, progress, results', async () => {
  const response = await post(['a.png', 'b.png', '=c.png'], { fields: { expect: 'digits:1', top: '3' } });
  const job = (await response.json()) as JobView;
  expect(response.status).toBe(202);
  expect(response.headers.get('location')).toBe(`/v1/jobs/${job.id}`);
  expect(job).toMatchObject({ total: 3, options: { expect: 'digits:1', top: 3 } });

  const seen = await events(job.id);
  expect(seen.at(-1)).toMatchObject({ event: 'end', data: { state: 'completed', read: 3 } });
  expect(await (await fetch(`${url}/v1/jobs/${job.id}`)).json()).toEqual(seen.at(-1)!.data);

  const lines = (await results(job.id))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ number, name, result }) => [number, name, result.readings[0].text])).toEqual([
    [0, 'a.png', 'a.png'],
    [1, 'b.png', 'b.png'],
    [2, '=c.png', '=c.png'],
  ]);
  const csv = await results(job.id, '?format=csv');
  expect(csv.split('\r\n')[3]).toBe("2,'=c.png,read,0,'=c.png,'=c.png,0.987654,true,,,,,,,");
  const asked = await fetch(`${url}/v1/jobs/${job.id}/results`, { headers: { accept: 'text/csv' } });
  expect(asked.headers.get('content-type')).toMatch(/^text\/csv/);
  expect(await asked.text()).toBe(csv);
});

test('events report progress while it happens', async () => {
  const gate = reader.hold();
  const job = (await (await post(['a', 'b'])).json()) as JobView;
  await gate.reached;
  const response = await fetch(`${url}/v1/jobs/${job.id}/events`);
  const stream = response.body!.pipeThrough(new TextDecoderStream());
  let text = '';
  for await (const part of stream) {
    text += part;
    // Only when the first event is here may the job go on.
    if (text.includes('event: progress')) gate.open();
  }
  expect(text).toMatch(/^retry: 2000\n\nevent: progress\nid: 0\ndata: \{.*"state":"queued".*\}\n\n/);
  expect(text).toMatch(/event: end\nid: end\ndata: \{.*"state":"completed".*\}\n\n$/);
});

test('a ZIP as the body, or among the files', async () => {
  const zip = makeZip([
    { name: 'x/1.png', content: 'one' },
    { name: 'x/2.png', content: 'two' },
  ]);
  const job = (await (await postZip(zip, '?maxError=0.01')).json()) as JobView;
  expect(job).toMatchObject({ total: 2, options: { maxError: 0.01 } });
  await events(job.id);
  expect(await results(job.id)).toContain(
    '"name":"x/2.png","status":"read","result":{"readings":[{"text":"two"',
  );

  const body = form(['a.png']);
  body.append('more', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'more.zip');
  const mixed = (await (await fetch(`${url}/v1/jobs`, { method: 'POST', body })).json()) as JobView;
  expect(mixed.total).toBe(3);
  await events(mixed.id);
});

test('the same Idempotency-Key gives the same job', async () => {
  const headers = { 'idempotency-key': 'abc' };
  const first = await post(['a', 'b'], { headers });
  const second = await post(['a', 'b'], { headers });
  expect([first.status, second.status]).toEqual([202, 202]);
  expect(second.headers.get('location')).toBe(first.headers.get('location'));
  expect([first, second].map((response) => response.headers.get('idempotency-replayed'))).toEqual([
    null,
    'true',
  ]);
  const other = await post(['a', 'c'], { headers });
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ code: 'idempotency-key-reused' });
});

test('an Idempotency-Key in quotation marks is the same key', async () => {
  const idOf = async (key: string) =>
    ((await (await post(['a'], { headers: { 'idempotency-key': key } })).json()) as JobView).id;
  const id = await idOf('key 1');
  expect([await idOf('"key 1"'), await idOf('key 1')]).toEqual([id, id]);
  expect(await idOf('"key \\"1"')).not.toBe(id);
});

test('a client that reconnects after the end of a job gets 204', async () => {
  const job = (await (await post(['a'])).json()) as JobView;
  await events(job.id);
  const again = (id: string) =>
    fetch(`${url}/v1/jobs/${job.id}/events`, { headers: { 'last-event-id': id } });
  expect((await again('end')).status).toBe(204);
  expect(await (await again('1')).text()).toContain('event: end\nid: end\n');
});

test('cancel, delete, and unknown jobs', async () => {
  const gate = reader.hold();
  const job = (await (await post(['a'])).json()) as JobView;
  await gate.reached;
  const act = (what: string, method = 'POST') => fetch(`${url}/v1/jobs/${job.id}${what}`, { method });
  expect(await (await act('/retry')).json()).toMatchObject({ code: 'job-not-finished', status: 409 });
  expect(await (await act('/cancel')).json()).toMatchObject({ state: 'cancelled' });
  gate.open();
  expect((await act('', 'DELETE')).status).toBe(204);
  expect((await act('', 'GET')).status).toBe(404);
  for (const id of ['nothing', '00000000-0000-4000-8000-000000000000', '%27%3B--']) {
    const response = await fetch(`${url}/v1/jobs/${id}`);
    expect(await response.json()).toMatchObject({ code: 'job-not-found', status: 404 });
  }
});

test('jobs in pages, only your own', async () => {
  const headers = { 'x-caller': 'lister' };
  const ids: string[] = [];
  for (const name of ['a', 'b', 'c'])
    ids.unshift(((await (await post([name], { headers })).json()) as JobView).id);
  type Page = { jobs: JobView[]; next: string | null };
  const page = async (query: string) =>
    (await (await fetch(`${url}/v1/jobs${query}`, { headers })).json()) as Page;
  const first = await page('?limit=2');
  const second = await page(`?limit=2&before=${first.next}`);
  expect([...first.jobs, ...second.jobs].map(({ id }) => id)).toEqual(ids);
  expect(second.next).toBeNull();
});

test.each([
  ['no file', () => post([]), 400, 'no-picture'],
  [
    'JSON',
    () =>
      fetch(`${url}/v1/jobs`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      }),
    400,
    'no-picture',
  ],
  ['nothing', () => fetch(`${url}/v1/jobs`, { method: 'POST' }), 400, 'no-picture'],
  ['a format that is none', () => post(['a'], { fields: { expect: 'number' } }), 400, 'invalid-options'],
  ['a share that is none', () => post(['a'], { fields: { maxError: 'x' } }), 400, 'invalid-options'],
  ['a style that is none', () => post(['a'], { fields: { style: 'german' } }), 400, 'invalid-options'],
  ['an unknown option', () => post(['a'], { fields: { model: 'x' } }), 400, 'invalid-request'],
  ['a wrong option in the query', () => postZip(makeZip([]), '?top=0'), 400, 'invalid-request'],
  ['an empty ZIP', () => postZip(makeZip([])), 400, 'no-picture'],
  ['no ZIP', () => postZip(Buffer.from('hello')), 422, 'zip-damaged'],
  ['an evil ZIP', () => postZip(makeZip([{ name: '../x', content: 'x' }])), 422, 'zip-unsafe'],
  ['a bomb', () => postZip(makeZip([{ name: 'x', content: Buffer.alloc(2 ** 22) }])), 422, 'zip-unsafe'],
])('refused: %s', async (_, send, status, code) => {
  const response = await send();
  expect(await response.json()).toMatchObject({ status, code });
});

test('a picture that is too large stops its job', async () => {
  const body = new FormData();
  body.append('pictures', new Blob([new Uint8Array(17 * 2 ** 20)]), 'large.png');
  const response = await fetch(`${url}/v1/jobs`, { method: 'POST', body }).catch(() => null);
  // The server may answer and close while the client still sends.
  if (response !== null) expect(await response.json()).toMatchObject({ status: 413, code: 'job-too-large' });
  const body2 = form(['a'], {});
  body2.append('expect', 'digits:1');
  const late = await fetch(`${url}/v1/jobs`, { method: 'POST', body: body2 });
  expect(await late.json()).toMatchObject({
    code: 'invalid-request',
    detail: expect.stringMatching(/fields first/),
  });
});

test('a server that closes ends the event streams', async () => {
  const gate = reader.hold();
  const job = (await (await post(['a'])).json()) as JobView;
  await gate.reached;
  const response = await fetch(`${url}/v1/jobs/${job.id}/events`);
  const closed = app.close();
  expect(await response.text()).toMatch(/event: progress\n.*\n.*"state":"queued".*\n\n$/);
  gate.open();
  await closed;
});
