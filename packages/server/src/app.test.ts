import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from './main.ts';
import type { App } from './platform/app.ts';
import { Problem, problems } from './platform/problems.ts';
import { bareApp } from './testing/bareApp.ts';
import { example, post, startTestServer } from './testing/server.ts';

const host = { host: 'localhost:8080' };

test('an unsupported method is answered with the supported ones', async () => {
  const app = await bareApp();
  const wrong = await app.inject({ method: 'DELETE', url: '/v1/read?top=3', headers: host });
  expect(wrong.statusCode).toBe(405);
  expect(wrong.headers.allow).toBe('POST');
  expect(wrong.json()).toMatchObject({
    code: 'method-not-allowed',
    detail: '/v1/read accepts POST, not DELETE',
  });
  const named = await app.inject({ method: 'POST', url: '/v1/models/digit', headers: host });
  expect([named.statusCode, named.headers.allow]).toEqual([405, 'GET, HEAD']);
  const long = await app.inject({ url: `/v1/models/${'a'.repeat(300)}`, headers: host });
  expect([long.statusCode, long.json().code]).toEqual([404, 'not-found']);
  for (const url of ['/v1/reads', '/v1/models/digit/no/such', '/v1/models//activate'])
    expect((await app.inject({ method: 'PUT', url, headers: host })).statusCode).toBe(404);
});

describe('keys', () => {
  const settings = { CIFRA_AUTH: 'keys', HOST: '0.0.0.0' };
  test.each<[string | null, 'GET' | 'POST', string, number]>([
    [null, 'GET', '/v1/models', 401],
    ['wrong', 'GET', '/v1/models', 401],
    ['read-key', 'GET', '/v1/models', 200],
    ['write-key', 'GET', '/v1/models', 200],
    ['read-key', 'POST', '/v1/models/x/activate', 403],
    ['write-key', 'POST', '/v1/models/x/activate', 403],
    ['admin-key', 'POST', '/v1/models/x/activate', 503],
    [null, 'POST', '/v1/read', 401],
    [null, 'GET', '/metrics', 401],
    [null, 'GET', '/health/ready', 200],
    [null, 'GET', '/v2/health/live', 200],
    [null, 'GET', '/openapi.json', 200],
    [null, 'GET', '/', 200],
  ])('%s: %s %s is answered with %i', async (key, method, url, status) => {
    const app = await bareApp(settings);
    const bearer = await app.inject({ method, url, headers: key ? { authorization: `Bearer ${key}` } : {} });
    const header = await app.inject({ method, url, headers: key ? { 'x-api-key': key } : {} });
    expect([bearer.statusCode, header.statusCode]).toEqual([status, status]);
    if (status === 401) expect(bearer.headers['www-authenticate']).toBe('Bearer realm="cifra"');
  });

  test('every route that reads, writes or changes requires a key', async () => {
    const app = await bareApp(settings);
    const open = /^\/(health|v2\/health|v2$|openapi|docs|problems|$)/;
    const { paths } = (await app.inject('/openapi.json')).json() as {
      paths: Record<string, Record<string, { security: object[] }>>;
    };
    const unguarded = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, operation]) => operation.security.length === 0 && !open.test(path))
        .map(([method]) => `${method} ${path}`),
    );
    expect(unguarded).toEqual([]);
  });
});

describe('pages of other sites', () => {
  test.each<[Record<string, string>, number, string]>([
    [host, 503, 'overloaded'],
    [{ host: 'evil.example' }, 421, 'wrong-host'],
    [{ host: '127.0.0.1.evil.example:8080' }, 421, 'wrong-host'],
    [{ ...host, origin: 'http://localhost:8080' }, 503, 'overloaded'],
    [{ ...host, origin: 'https://evil.example' }, 403, 'foreign-origin'],
    [{ ...host, origin: 'null' }, 403, 'foreign-origin'],
  ])('%j: %i %s', async (headers, status, code) => {
    const app = await bareApp();
    const payload = Buffer.from('x');
    const response = await app.inject({
      method: 'POST',
      url: '/v1/read',
      payload,
      headers: { ...headers, 'content-type': 'image/png' },
    });
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect(response.headers['content-security-policy']).toMatch(/default-src 'none'/);
  });

  test('without keys a foreign Origin is refused on every address, a foreign Host where CIFRA_HOSTS is set', async () => {
    const open = { HOST: '0.0.0.0', CIFRA_INSECURE: 'yes' };
    const activate = async (app: App, headers: Record<string, string>) =>
      (await app.inject({ method: 'POST', url: '/v1/models/digit/activate', headers })).statusCode;
    const lan = { host: '192.168.1.5:8080' };
    const any = await bareApp(open);
    expect(await activate(any, { ...lan, origin: 'https://evil.example' })).toBe(403);
    expect(await activate(any, { ...lan, origin: 'http://192.168.1.5:8080' })).toBe(503);
    expect(await activate(any, { host: 'scanner.lan' })).toBe(503);
    const named = await bareApp({ ...open, CIFRA_HOSTS: 'scanner.lan' });
    const rebound = { host: 'evil.example:8080', origin: 'http://evil.example:8080' };
    expect(await activate(named, rebound)).toBe(421);
    expect(await activate(named, { host: 'scanner.lan' })).toBe(503);
    expect(await activate(named, lan)).toBe(503);
  });

  test('an allowed origin without a key gets 401', async () => {
    const app = await bareApp({ CIFRA_CORS_ORIGINS: 'https://friend.example', CIFRA_AUTH: 'keys' });
    const refused = await app.inject({ url: '/v1/models', headers: { origin: 'https://friend.example' } });
    expect([refused.statusCode, refused.headers['access-control-allow-origin']]).toEqual([
      401,
      'https://friend.example',
    ]);
  });

  test('allowed origins may', async () => {
    const app = await bareApp({ CIFRA_CORS_ORIGINS: 'https://friend.example' });
    const headers = { ...host, origin: 'https://friend.example', 'access-control-request-method': 'POST' };
    const asked = await app.inject({ method: 'OPTIONS', url: '/v1/read', headers });
    expect(asked.headers['access-control-allow-origin']).toBe('https://friend.example');
    const silent = await (await bareApp()).inject({ method: 'OPTIONS', url: '/v1/read', headers });
    expect(silent.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('limits', () => {
  const proxied = (forwarded: string) => ({ ...host, 'x-forwarded-for': forwarded });

  test('requests above the limit are answered with the time to wait', async () => {
    const app = await bareApp({ CIFRA_RATE_LIMIT: '2' });
    const get = () => app.inject({ url: '/v1/models', headers: host });
    const [first, , third] = [await get(), await get(), await get()];
    expect(first.headers).toMatchObject({ 'ratelimit-policy': '"default";q=2;w=60' });
    expect(first.headers.ratelimit).toMatch(/^"default";r=1;t=\d+$/);
    expect([third.statusCode, third.json().code]).toEqual([429, 'rate-limited']);
    expect(third.headers.ratelimit).toMatch(/^"default";r=0;t=\d+$/);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('an X-Forwarded-For of the client does not change its caller', async () => {
    // The test's own connection is the proxy, which adds the client's address on the right.
    const app = await bareApp({ CIFRA_RATE_LIMIT: '2', CIFRA_TRUST_PROXY: 'loopback' });
    const ask = async (forwarded: string) =>
      (await app.inject({ url: '/v1/models', headers: proxied(forwarded) })).statusCode;
    const one = [await ask('10.0.0.1, 203.0.113.7'), await ask('10.0.0.2, 203.0.113.7')];
    expect([...one, await ask('10.0.0.3, 203.0.113.7')]).toEqual([200, 200, 429]);
    expect(await ask('203.0.113.8')).toBe(200);
  });

  test('without a trusted proxy X-Forwarded-For is ignored', async () => {
    const app = await bareApp({ CIFRA_RATE_LIMIT: '1' });
    const ask = (forwarded: string) => app.inject({ url: '/v1/models', headers: proxied(forwarded) });
    expect([(await ask('203.0.113.7')).statusCode, (await ask('203.0.113.8')).statusCode]).toEqual([
      200, 429,
    ]);
  });

  test('an address that guesses keys is stopped without a query each, and holders of keys there continue', async () => {
    let queries = 0;
    const known = new Set<string>();
    const keys = {
      knows: async (token: string) => known.has(token),
      async verify(token: string) {
        queries++;
        if (token === 'right') known.add(token);
        return token === 'right' ? { id: 'r', scopes: ['read'] } : null;
      },
    };
    const app = await bareApp({ CIFRA_AUTH: 'keys', CIFRA_TRUST_PROXY: 'loopback' }, undefined, { keys });
    const ask = (token: string, from: string) =>
      app.inject({
        url: '/v1/models',
        headers: { ...proxied(from), authorization: `Bearer ${token}` },
      });
    expect((await ask('right', '203.0.113.7')).statusCode).toBe(200);
    const guesses = await Promise.all(Array.from({ length: 150 }, (_, i) => ask(`guess${i}`, '203.0.113.7')));
    const refused = guesses.filter(({ statusCode }) => statusCode === 429);
    expect(guesses.filter(({ statusCode }) => statusCode === 401).length + refused.length).toBe(150);
    expect(refused.length).toBeGreaterThanOrEqual(50);
    expect(Number(refused[0].headers['retry-after'])).toBeGreaterThan(0);
    expect(queries).toBeLessThanOrEqual(100);
    expect((await ask('right', '203.0.113.7')).statusCode).toBe(200);
    expect((await ask('guess', '203.0.113.8')).statusCode).toBe(401);
  });
});

test('security headers, a request id, and an ETag that saves the second answer', async () => {
  const app = await bareApp();
  const first = await app.inject({ url: '/openapi.json', headers: host });
  expect(first.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
  });
  const headers = { ...host, 'if-none-match': String(first.headers.etag) };
  expect((await app.inject({ url: '/openapi.json', headers })).statusCode).toBe(304);
});

test('an internal error is reported without details, and 503 says when to retry', async () => {
  const payload = Buffer.from('x');
  const ask = async (app: App) =>
    app.inject({
      method: 'POST',
      url: '/v1/read',
      payload,
      headers: { ...host, 'content-type': 'image/png' },
    });
  const failed = await ask(await bareApp({}, new Error('secret of the inside')));
  expect([failed.statusCode, failed.json().code]).toEqual([500, 'internal']);
  expect(failed.body).not.toContain('secret');
  const full = await ask(
    await bareApp({}, new Problem('overloaded', 'full', { headers: { 'retry-after': '1' } })),
  );
  expect([full.statusCode, full.headers['retry-after']]).toEqual([503, '1']);
});

test('an unknown field is named', async () => {
  const response = await (await bareApp()).inject({
    method: 'POST',
    url: '/v1/read',
    payload: { picture: 'abc' },
    headers: host,
  });
  expect([response.statusCode, response.json().detail]).toEqual([400, 'body/picture is unknown']);
});

test('every problem is explained at its address', async () => {
  const app = await bareApp();
  for (const code of Object.keys(problems)) {
    const response = await app.inject({ url: `/problems/${code}`, headers: host });
    expect(response.json(), code).toMatchObject({ code, title: expect.any(String) });
  }
  expect((await app.inject({ url: '/problems/constructor', headers: host })).statusCode).toBe(404);
});

test('the document is OpenAPI 3.1, names each operation once and resolves its references', async () => {
  const app = await bareApp();
  const text = (await app.inject({ url: '/openapi.json', headers: host })).body;
  const document = JSON.parse(text);
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.values<Record<string, { operationId?: string }>>(document.paths).flatMap((path) =>
    Object.values(path),
  );
  const ids = operations.flatMap(({ operationId }) => operationId ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(document.paths['/v1/read'].post.requestBody.content)).toContain('application/json');
  for (const [, reference] of text.matchAll(/"\$ref":"#\/([^"]+)"/g))
    expect(
      reference.split('/').reduce((at: Record<string, never>, key) => at?.[key], document),
      reference,
    ).toBeDefined();
});

describe('a whole server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    // The test would time out if the server waited for idle connections.
    server = await startTestServer({ CIFRA_DRAIN_TIMEOUT_MS: '600000' });
  });
  afterAll(() => server.close().catch(() => {}));

  test('the reference loads only files of this server', async () => {
    const page = await fetch(`${server.url}/docs`);
    expect(await page.text()).not.toMatch(/(src|href)="https?:/);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(policy).not.toContain('unsafe');
  });

  test('measures: requests, readings, models', async () => {
    await post(`${server.url}/v1/read`, await example('boxed-6.png'));
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toMatch(
      /^cifra_http_request_duration_seconds_count\{method="POST",route="\/v1\/read",status="200"\} 1$/m,
    );
    expect(text).toMatch(/^cifra_readings_total\{outcome="accepted"\} 1$/m);
    expect(text).toMatch(/^cifra_model_info\{task="digit",name="digit",version="\d+\.\d+\.\d+"/m);
    expect(text).toMatch(/^cifra_batch_size_count [1-9]/m);
  });

  test('a request in flight when the server closes is answered', async () => {
    const six = await example('boxed-6.png');
    const readings: Promise<Response>[] = [];
    // A request has arrived when the server counts it. One may finish before the count is read;
    // then the next one is seen.
    const inFlight = async () => {
      readings.push(post(`${server.url}/v1/read`, six));
      return /^cifra_in_hand [1-9]/m.test(await (await fetch(`${server.url}/metrics`)).text());
    };
    await expect.poll(inFlight, { interval: 1 }).toBe(true);
    const closed = server.close();
    for (const reading of readings) expect((await reading).status).toBe(200);
    await closed;
    const { port, hostname } = new URL(server.url);
    const refused = new Promise((resolve) => connect(Number(port), hostname).once('error', resolve));
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
  });
});
