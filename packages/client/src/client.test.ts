// What goes over the wire, and what is sent again: against a `fetch` that the test plays.
import { expect, test } from 'vitest';
import { type ClientOptions, createClient } from './client.ts';
import { ConnectionError, ProblemError } from './problemError.ts';

type Answer = Response | Error;

/**
 * A client whose requests get these answers, one after the other, and a record of what it sent and
 * how long it waited.
 */
function play(answers: readonly Answer[], options: ClientOptions = {}) {
  const sent: { url: string; method: string | undefined; headers: Headers; body: unknown }[] = [];
  const waits: number[] = [];
  const left = [...answers];
  const client = createClient({
    url: 'http://cifra.test/base/',
    random: () => 0,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    fetch: async (url, init) => {
      sent.push({
        url: String(url),
        method: init?.method,
        headers: new Headers(init?.headers),
        body: init?.body,
      });
      const answer = left.shift();
      if (!answer) throw new Error('there was one request too many');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    ...options,
  });
  return { client, sent, waits };
}

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json(
    { type: '', title: '', status, detail: `it is ${code}`, code, requestId: '1' },
    { status, headers },
  );
const reset = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });

test('puts members of the request into path, query, headers and body', async () => {
  const { client, sent } = play([Response.json({}), Response.json({})], { key: 'secret' });
  await client.getModel({ id: 'a/b@1' });
  await client.createJob({ body: new Uint8Array([1]), expect: 'a&b', top: 3, idempotencyKey: 'k' });
  const [get, post] = sent;
  expect([get.method, get.url]).toEqual(['GET', 'http://cifra.test/base/v1/models/a%2Fb%401']);
  expect(get.headers.get('authorization')).toBe('Bearer secret');
  expect([post.method, post.url]).toEqual(['POST', 'http://cifra.test/base/v1/jobs?expect=a%26b&top=3']);
  expect(post.headers.get('idempotency-key')).toBe('k');
});

test.each<[string, Blob | FormData | Uint8Array<ArrayBuffer> | object, string | null]>([
  ['bytes', new Uint8Array([1]), 'image/png'],
  ['a Blob without a type', new Blob(['1']), 'image/png'],
  ['a Blob with one', new Blob(['1'], { type: 'image/webp' }), 'image/webp'],
  ['JSON', { pictures: ['AA=='] }, 'application/json'],
  ['a form, whose type fetch knows', new FormData(), null],
])('the media type of %s', async (_, body, type) => {
  const { client, sent } = play([Response.json({})]);
  await client.read({ body });
  expect(sent[0].headers.get('content-type')).toBe(type);
});

test('retries on an overloaded server after the requested time, even if not idempotent', async () => {
  const shed = () => problem(503, 'overloaded', { 'retry-after': '2' });
  const { client, waits } = play([shed(), shed(), Response.json({ id: '7' })]);
  expect(await client.addFeedback({ body: { label: '7' } })).toEqual({ id: '7' });
  expect(waits).toEqual([2000, 2000]);
});

test('a broken connection: retries idempotent requests with the same Idempotency-Key', async () => {
  const { client, sent } = play([reset, problem(409, 'idempotency-key-in-use'), Response.json({ id: 'j' })]);
  expect(await client.createJob({ body: new Blob(['zip']) })).toEqual({ id: 'j' });
  const keys = new Set(sent.map(({ headers }) => headers.get('idempotency-key')));
  expect([...keys]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
});

test('a broken connection: does not retry other requests', async () => {
  const { client, sent } = play([reset]);
  const failed = client.addFeedback({ body: { label: '7' } });
  await expect(failed).rejects.toThrow('no answer from http://cifra.test/base (ECONNRESET): is it running');
  await expect(failed).rejects.toBeInstanceOf(ConnectionError);
  expect(sent).toHaveLength(1);
});

test('an incomplete response counts as no response', async () => {
  const cut = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) });
  const { client } = play([new Response(cut), Response.json({ keys: [] })]);
  expect(await client.listKeys()).toEqual({ keys: [] });
});

test('gives up after the maximum number of retries', async () => {
  const { client, sent } = play([reset, reset, reset], { retries: 1 });
  await expect(client.listKeys()).rejects.toBeInstanceOf(ConnectionError);
  expect(sent).toHaveLength(2);
});

test('a problem document becomes an error with its code', async () => {
  const { client, sent } = play([problem(422, 'picture-damaged')]);
  const error = await client.read({ body: new Blob([]) }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({ code: 'picture-damaged', status: 422, message: 'it is picture-damaged' });
  expect(error).toMatchObject({ problem: { requestId: '1' } });
  expect(sent).toHaveLength(1);
});

test.each([
  [
    new Response('<h1>Bad Gateway</h1>', { status: 502, statusText: 'Bad Gateway' }),
    /502 Bad Gateway, without a problem/,
  ],
  [new Response('<h1>Hello</h1>'), /not JSON: is this the address of a Cifra server/],
])('an answer of another server', async (answer, message) => {
  const { client } = play([answer], { retries: 0 });
  const failed = client.listModels();
  await expect(failed).rejects.toThrow(message);
  await expect(failed).rejects.toMatchObject({ name: 'ProblemError', code: 'unknown' });
});

test('aborted in flight: fails with the same reason, without further requests', async () => {
  const controller = new AbortController();
  let requests = 0;
  const { client } = play([], {
    fetch: (_, init) => {
      requests++;
      const { promise, reject } = Promise.withResolvers<Response>();
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      controller.abort(new Error('enough'));
      return promise;
    },
  });
  const reason = await client.listKeys({ signal: controller.signal }).catch((error: unknown) => error);
  expect(reason).toBe(controller.signal.reason);
  expect(requests).toBe(1);
});

test('aborted while waiting: fails with the reason, without further requests', async () => {
  const controller = new AbortController();
  const { client, sent } = play([reset], {
    wait: async (_, signal) => {
      controller.abort(new Error('enough'));
      signal?.throwIfAborted();
    },
  });
  await expect(client.listKeys({ signal: controller.signal })).rejects.toThrow('enough');
  expect(sent).toHaveLength(1);
});

test('follows a job through a broken stream and one that ends early', async () => {
  const job = (read: number) => `data: ${JSON.stringify({ id: 'j', read })}\n\n`;
  const events = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } });
  let pieces = 0;
  const breaking = new ReadableStream({
    pull(controller) {
      if (pieces++ === 0) controller.enqueue(new TextEncoder().encode(`event: progress\n${job(1)}`));
      else controller.error(new TypeError('terminated'));
    },
  });
  const { client, waits } = play([
    new Response(breaking),
    events(`event: progress\n${job(2)}`),
    events(`event: end\n${job(3)}event: progress\n${job(4)}`),
  ]);
  const seen = await Array.fromAsync(client.followJob({ id: 'j' }), ({ read }) => read);
  expect(seen).toEqual([1, 2, 3]);
  expect(waits).toEqual([2000, 2000]);
});
