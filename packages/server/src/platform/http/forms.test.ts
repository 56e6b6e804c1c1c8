// Malformed and broken-off uploads, against a server with its log.
import { once } from 'node:events';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import Fastify from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jobRoutes } from '../../features/jobs/routes.ts';
import type { JobService, NewJob } from '../../features/jobs/service.ts';
import { readRoutes } from '../../features/read/routes.ts';
import type { App } from '../app.ts';
import { answerProblems } from './errors.ts';

let app: App;
let port: number;
let log: { level: number; msg: string }[];
/** Resolved when an upload has ended, whichever way. */
let uploaded: PromiseWithResolvers<unknown>;

beforeEach(async () => {
  log = [];
  uploaded = Promise.withResolvers();
  const lines = new Writable({
    write(line, _encoding, done) {
      log.push(JSON.parse(String(line)));
      done();
    },
  });
  app = Fastify({ logger: { stream: lines } }) as unknown as App;
  answerProblems(app);
  app.decorateRequest('caller');
  const jobs = {
    async create({ pictures }: NewJob) {
      for await (const _ of pictures);
      throw new Error('this job had to be refused');
    },
  } as unknown as JobService;
  app.addHook('onError', async (_request, _reply, error) => uploaded.resolve(error));
  await app.register(jobRoutes, { jobs: async () => jobs, viewer: () => ({ caller: 'me', admin: false }) });
  await app.register(readRoutes, { reader: {}, metrics: {}, bodyBytes: 2 ** 20 } as never);
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as { port: number }).port;
});
afterEach(() => app.close());

const part = (disposition: string, type = 'image/png') =>
  `--B\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`;
const file = part('name="pictures"; filename="a.png"');
const post = (path: string, body: string, boundary = 'B') =>
  app.inject({
    method: 'POST',
    url: path,
    payload: body,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });

const malformed: [string, string, string?][] = [
  ['ends in a file', `${file}abc`],
  ['ends in the head of a part', '--B\r\nContent-Disposition: form-'],
  ['has another boundary than its header names', `${file}abc\r\n--B--\r\n`, 'X'],
  ['has a ZIP that is cut off', `${part('name="pictures"; filename="a.zip"', 'application/zip')}PK`],
];
test.each(['/v1/jobs', '/v1/read'])('%s answers a malformed form with 400', async (path) => {
  for (const [name, body, boundary] of malformed) {
    const answer = await post(path, body, boundary);
    expect([answer.statusCode, answer.json().code], name).toEqual([400, 'invalid-request']);
    expect(answer.json().detail, name).toMatch(/^the form cannot be parsed: /);
  }
  expect(log.filter(({ level }) => level >= 50)).toEqual([]);
});

test.each(['/v1/jobs', '/v1/read'])('%s says that a file without a filename is a field', async (path) => {
  for (const head of [part('name="pictures"'), part('name="scan"'), part('name="pictures"', 'text/plain')]) {
    const answer = await post(path, `${head}abc\r\n--B--\r\n`);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'no-picture']);
    expect(answer.json().detail).toMatch(/^the part "(pictures|scan)" has no filename, .*add filename="…"/);
  }
});

test.each([
  ['a form', 'multipart/form-data; boundary=B', `${file}abc`],
  ['a ZIP in a form', 'multipart/form-data; boundary=B', `${part('name="p"; filename="a.zip"')}PK`],
  ['a ZIP', 'application/zip', 'PK'],
])('a client that disconnects while it sends %s is not logged as an error', async (_name, type, begin) => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: 9999\r\n\r\n${begin}`,
  );
  // The server has begun to read the body when it has the request.
  await expect.poll(() => log.some(({ msg }) => msg === 'incoming request'), { interval: 5 }).toBe(true);
  socket.destroy();
  await uploaded.promise;
  await app.close();
  expect(log.filter(({ level }) => level >= 50)).toEqual([]);
});
