// Programs that were written for 0.2.0 work with this server: its API under /v1 has only grown.
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { bareApp } from '../../testing/bareApp.ts';
import { type ApiDocument, incompatible } from '../../testing/incompatible.ts';

/** The document of 0.2.0, as commit d530c84e serves it. */
const released = new URL('../../../fixtures/openapi-0.2.0.json', import.meta.url);

let older: ApiDocument;
let newer: ApiDocument;
beforeAll(async () => {
  older = JSON.parse(await readFile(released, 'utf8'));
  const app = await bareApp({ CIFRA_PAGE: 'none' });
  newer = (await app.inject({ url: '/openapi.json', headers: { host: 'localhost' } })).json();
  await app.close();
});

test('nothing that 0.2.0 promised is gone or changed', () => {
  expect(Object.keys(older.paths).length).toBeGreaterThan(20);
  expect(incompatible(older, newer)).toEqual([]);
});

describe('the comparison finds what breaks a client', () => {
  type Schema = Record<string, unknown>;
  const document = (body: Schema, answer: Schema, parameters: readonly Schema[] = []) =>
    ({
      paths: {
        '/v1/x': {
          post: {
            parameters,
            requestBody: { content: { 'application/json': { schema: body } } },
            responses: {
              200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
            },
          },
        },
      },
      components: { schemas: { A: answer } },
    }) as unknown as ApiDocument;
  const object = (properties: Schema, required: readonly string[] = []) => ({
    type: 'object',
    properties,
    required,
  });
  const [text, number] = [{ type: 'string' }, { type: 'number' }];
  const query = (name: string, required = false) => ({ in: 'query', name, required, schema: text });

  test.each<[string, ApiDocument, ApiDocument, string[]]>([
    [
      'a removed field',
      document({}, object({ a: text, b: text })),
      document({}, object({ a: text })),
      ['POST /v1/x 200 application/json.b is gone'],
    ],
    [
      'another type',
      document({}, object({ a: { type: 'array', items: text } })),
      document({}, object({ a: { type: 'array', items: number } })),
      ['POST /v1/x 200 application/json.a[]: "string" is "number" now'],
    ],
    [
      'a field that may be missing now',
      document({}, object({ a: text }, ['a'])),
      document({}, object({ a: text })),
      ['POST /v1/x 200 application/json.a may be missing now'],
    ],
    [
      'what must be sent now',
      document(object({ a: text }), {}, [query('q')]),
      document(object({ a: text, b: text }, ['b']), {}, [query('q', true)]),
      ['POST /v1/x query q must be sent now', 'POST /v1/x body application/json.b must be sent now'],
    ],
    [
      'a value that is no longer taken',
      document(object({ a: { type: 'string', enum: ['x', 'y'] } }), {}),
      document(object({ a: { type: 'string', enum: ['x', 'z'] } }), {}),
      ['POST /v1/x body application/json.a: "y" is no longer taken'],
    ],
    [
      'a choice that is gone',
      document({}, { anyOf: [text, { type: 'null' }] }),
      document({}, { anyOf: [text, number] }),
      ['POST /v1/x 200 application/json: choice 2 is gone'],
    ],
    ['a path that is gone', document({}, {}), { paths: {}, components: {} }, ['POST /v1/x is gone']],
  ])('%s', (_, before, after, faults) => {
    expect(incompatible(before, after)).toEqual(faults);
  });

  test('what only grows is no fault', () => {
    const before = document(object({ a: text }), object({ a: { type: 'string', enum: ['x'] } }, ['a']), [
      query('q'),
    ]);
    const after = document(
      object({ a: text, b: text }),
      object({ a: { type: 'string', enum: ['x', 'y'] }, b: number }, ['a', 'b']),
      [query('q'), query('r')],
    );
    expect(incompatible(before, after)).toEqual([]);
  });
});
