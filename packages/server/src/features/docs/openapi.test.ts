// The document against an OpenAPI validator that is not ours, and its examples against its schemas.
import { Validator } from '@seriousme/openapi-schema-validator';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { beforeAll, expect, test } from 'vitest';
import { problems } from '../../platform/problems.ts';
import { bareApp } from '../../testing/bareApp.ts';
import { csvHead } from '../jobs/results.ts';
import { examples } from './examples.ts';

type Media = { readonly schema: TSchema; readonly example?: unknown };
type Content = Readonly<Record<string, Media>>;
type Operation = {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: { readonly Problem: TSchema };
    readonly responses: {
      readonly Problem: {
        readonly content: Record<string, { examples: Record<string, { value: { code: string } }> }>;
      };
    };
  };
};

let document: Document;
let operations: readonly (readonly [name: string, operation: Operation])[];
beforeAll(async () => {
  const app = await bareApp({ CIFRA_PAGE: 'none' });
  const answer = await app.inject({ url: '/openapi.json', headers: { host: 'localhost' } });
  document = answer.json();
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  );
  await app.close();
});

/** Files have no example that would fit into a document. */
const isFile = (type: string) => /^(image\/|application\/(zip|pdf|octet-stream))/.test(type);

const contentsOf = ({ requestBody, responses }: Operation) => [
  ...Object.entries(requestBody?.content ?? {}).map(([type, media]) => ['body', type, media] as const),
  ...Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, { content = {} }]) =>
      Object.entries(content).map(([type, media]) => [status, type, media] as const),
    ),
];

test('it is OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect([valid, validator.version]).toEqual([true, '3.1']);
});

test('every body and every answer except files has an example that fits its schema', () => {
  const faults = operations.flatMap(([name, operation]) =>
    contentsOf(operation).flatMap(([where, type, { schema, example }]) => {
      if (isFile(type)) return [];
      if (example === undefined) return [`${name}, ${where}, ${type}: no example`];
      return Value.Errors(schema, example).map(
        ({ instancePath, message }) => `${name}, ${where}: ${instancePath} ${message}`,
      );
    }),
  );
  expect(faults).toEqual([]);
  expect(operations.length).toBeGreaterThan(30);
});

test('every answer has content, or says that it is empty', () => {
  const vague = operations.filter(
    ([, operation]) => !('204' in operation.responses) && contentsOf(operation).length === 0,
  );
  expect(vague.map(([name]) => name)).toEqual([]);
});

test('no example is left over', () => {
  const names = new Set(operations.map(([name]) => name));
  expect(Object.keys(examples).filter((name) => !names.has(name))).toEqual([]);
});

test('every problem has an example, which fits the schema of problems', () => {
  const { examples: shown } = document.components.responses.Problem.content['application/problem+json'];
  expect(Object.keys(shown)).toEqual(Object.keys(problems));
  for (const [code, { value }] of Object.entries(shown)) {
    expect([...Value.Errors(document.components.schemas.Problem, value)], code).toEqual([]);
    expect(value.code).toBe(code);
  }
});

test('the example of results as CSV has the header that the server writes', () => {
  const csv = examples['GET /v1/jobs/{id}/results'].answer?.['text/csv'];
  expect(String(csv).startsWith(csvHead)).toBe(true);
});
