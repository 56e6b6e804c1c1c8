// The committed client matches the server's document, and the parts of a document become the right
// types.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clientSource } from './clientSource/clientSource.ts';
import type { OpenApi, PathOperation, Schema } from './clientSource/openApi.ts';
import { schemaType } from './clientSource/schemaType.ts';
import { generateClient, generatedFile } from './generateClient.ts';

test('the committed client matches the server (node scripts/generateClient.ts regenerates it)', async () => {
  expect(await generateClient()).toBe(readFileSync(generatedFile, 'utf8'));
});

const types: [Schema, string][] = [
  [{ type: 'integer' }, 'number'],
  [{ const: 'a' }, '"a"'],
  [{ enum: ['a', 1, null] }, '"a" | 1 | null'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ anyOf: [{ type: 'string' }, { type: 'string' }, { type: 'null' }] }, 'string | null'],
  [
    { allOf: [{ $ref: '#/components/schemas/A' }, { type: 'object' }] },
    '(A) & (Readonly<Record<string, unknown>>)',
  ],
  [{ type: 'array', items: { enum: [1, 2] } }, 'readonly (1 | 2)[]'],
  [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }, 'readonly [string, number]'],
  [{ type: 'object', patternProperties: { '^.*$': { type: 'number' } } }, 'Readonly<Record<string, number>>'],
  [
    {
      type: 'object',
      properties: { 'a-b': { type: 'string', description: 'A */ b.' } },
      additionalProperties: true,
    },
    '{\n/** A * / b. */\nreadonly "a-b"?: string;\nreadonly [member: string]: unknown;\n}',
  ],
  [{}, 'unknown'],
];
test.each(types)('%j is %s', (schema, type) => {
  expect(schemaType(schema, 'got', () => undefined)).toBe(type);
});

test('a property with a default is optional in requests and present in responses', () => {
  const schema: Schema = {
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'number', default: 1 } },
  };
  const none = () => undefined;
  expect(schemaType(schema, 'sent', none)).toContain('a?: number');
  expect(schemaType(schema, 'got', none)).toContain('a: number');
});

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const point: Schema = { type: 'object', required: ['x'], properties: { x: { type: 'number' } } };

function sourceOf(operations: Record<string, PathOperation>, names: Record<string, string> = {}): string {
  const paths = Object.fromEntries(Object.entries(operations).map(([path, post]) => [path, { post }]));
  return clientSource({ paths } satisfies OpenApi, { codes: ['bad'], changeNothing: [], names });
}

test('equal schemas are one type with the shortest name, different ones have separate names', () => {
  const box: Schema = { type: 'object', properties: { points: { type: 'array', items: point } } };
  const other: Schema = { type: 'object', properties: { point: { type: 'object', properties: { y: {} } } } };
  const source = sourceOf({
    '/a': { operationId: 'a', responses: { 200: json(box) } },
    '/b': { operationId: 'b', requestBody: json({ ...point, description: 'Two' }), responses: { 204: {} } },
    '/c': { operationId: 'c', responses: { 200: json(other) } },
  });
  expect(source.match(/^export type (\w+) = \{/gm)?.join()).toBe(
    ['AAnswer', 'Point', 'CAnswer', 'CAnswerPoint', 'Operations']
      .map((name) => `export type ${name} = {`)
      .join(),
  );
  expect(source).toContain('readonly points?: readonly (Point)[]');
  expect(source).toContain('readonly body: Point;');
  expect(source).toContain('b(request: BRequest): Promise<void>;');
});

test('bodies and responses that are not JSON', () => {
  const type = (name: string) => ({ content: { [name]: { schema: { type: 'string' } } } });
  const source = sourceOf({
    '/form': {
      operationId: 'form',
      requestBody: type('multipart/form-data'),
      responses: { 200: type('image/png') },
    },
    '/bytes': {
      operationId: 'bytes',
      requestBody: type('image/png'),
      responses: { 200: type('text/event-stream') },
    },
    '/monitored': { operationId: 'monitored', tags: ['operation'], responses: { 200: {} } },
  });
  expect(source).toContain('readonly body: FormData;');
  expect(source).toContain('form(request: FormRequest): Promise<Response>;');
  expect(source).toContain('readonly body: Bytes;');
  expect(source).toContain('bytes(request: BytesRequest): AsyncGenerator<ServerEvent>;');
  expect(source).not.toContain('monitored');
});

test('an Idempotency-Key makes a POST repeatable', () => {
  const key = { name: 'idempotency-key', in: 'header', schema: { type: 'string' } } as const;
  const source = sourceOf({
    '/a': { operationId: 'a', parameters: [key], responses: { 204: {} } },
    '/b': { operationId: 'b', responses: { 204: {} } },
  });
  expect(source).toContain('readonly idempotencyKey?: string;');
  expect(source).toMatch(/^a: .*"headers":\{"idempotencyKey":"idempotency-key"\}.*"repeatable":true/m);
  expect(source).toMatch(/^b: .*"repeatable":false/m);
});

test('a name for a missing place or operation fails', () => {
  expect(() => sourceOf({}, { 'a.answer': 'A' })).toThrow('there is nothing at a.answer');
  const hints = { codes: [], changeNothing: ['gone'], names: {} };
  expect(() => clientSource({ paths: {} }, hints)).toThrow('no operation gone');
});
