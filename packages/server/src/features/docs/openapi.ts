import swagger from '@fastify/swagger';
import type { FastifyContextConfig } from 'fastify';
import type { TSchema } from 'typebox';
import type { App } from '../../platform/app.ts';
import { ProblemSchema } from '../../platform/problemSchema.ts';
import { Problem, type ProblemCode, problemDocument, problems } from '../../platform/problems.ts';
import { examples } from './examples.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The body of a route that accepts several media types: the schema of its JSON, if it accepts
     * JSON, and types that are bytes.
     */
    body?: {
      readonly schema?: TSchema;
      /** Fields of a form in addition to its files. */
      readonly fields?: { readonly properties: object };
      readonly also: readonly string[];
    };
    /** Media types of the answer in addition to JSON. */
    answers?: readonly string[];
  }
  interface FastifyInstance {
    /** By method and address. */
    routeConfigs: ReadonlyMap<string, RouteConfig>;
    /** True if requests need a key. */
    wantsKeys: boolean;
  }
}

type Content = Record<string, { schema: unknown; example?: unknown }>;
type Answer = { description: string; content?: Content };
type Operation = {
  parameters?: unknown[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Answer | { $ref: string }>;
  security?: object[];
};

/** Collects the OpenAPI document from the routes that are added after it. */
export async function describeApi(
  app: App,
  { version, withKeys }: { version: string; withKeys: boolean },
): Promise<void> {
  app.decorate('wantsKeys', withKeys);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Cifra',
        version,
        description: 'Reads handwritten numbers. Every error is a problem document (RFC 9457).',
        contact: { name: 'Cifra' },
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } as never,
      },
      servers: [{ url: '/', description: 'The server that this document comes from' }],
      tags,
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key, if the server requires one.' },
        },
        schemas: { Problem: plain(ProblemSchema) as never },
        responses: { Problem: problemAnswer() as never, InferenceError: inferenceError as never },
      },
    },
    // TypeBox's schemas are OpenAPI 3.1's already.
    convertConstToEnum: false,
  });
}

const tags = [
  { name: 'reading', description: 'Read the numbers in pictures, and explain the readings.' },
  { name: 'models', description: 'The models, their activation, and the data they were trained on.' },
  { name: 'jobs', description: 'Many pictures, read in the background.' },
  { name: 'feedback', description: 'Corrections, for review and training.' },
  { name: 'keys', description: 'API keys.' },
  { name: 'operation', description: 'Health and metrics, for operators.' },
  {
    name: 'open inference protocol',
    description: 'Run the active models on tensors, for clients of KServe and Triton.',
  },
];

/** The complete document, after all routes have been added. */
export function openApiDocument(app: App): object {
  const document = app.swagger() as object as { paths?: Record<string, Record<string, Operation>> };
  const whole = structuredClone(plain(document)) as typeof document;
  for (const [path, operations] of Object.entries(whole.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations)) complete(app, path, method, operation);
  }
  return whole;
}

/** Adds what the collector does not know: bodies of several media types, problems, keys. */
function complete(app: App, path: string, method: string, operation: Operation): void {
  const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
  const config = app.routeConfigs.get(`${method.toUpperCase()} ${route}`);
  const { body, answers = [], scope } = config ?? {};
  if (body) {
    const bytes = Object.fromEntries(
      body.also.map((type) => [
        type,
        { schema: bodyOf(type, plain(body.fields?.properties ?? {}) as object) },
      ]),
    );
    operation.requestBody = {
      required: true,
      content: { ...(body.schema && { 'application/json': { schema: plain(body.schema) } }), ...bytes },
    };
  }
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
  if (success && 'content' in success)
    for (const type of answers) if (success.content) success.content[type] = { schema: {} };
  const { body: sent, answer } = examples[`${method.toUpperCase()} ${path}`] ?? {};
  exemplify(operation.requestBody?.content, sent);
  if (success && 'content' in success) exemplify(success.content, answer);
  const problem = path.startsWith('/v2') ? 'InferenceError' : 'Problem';
  for (const status of ['4XX', '5XX'])
    operation.responses[status] = { $ref: `#/components/responses/${problem}` };
  // Routes without keys say so explicitly; otherwise it could be an omission.
  operation.security = scope === undefined ? [] : app.wantsKeys ? [{ key: [] }] : [{ key: [] }, {}];
}

function exemplify(content: Content = {}, values: Readonly<Record<string, unknown>> = {}): void {
  for (const [type, example] of Object.entries(values))
    if (content[type] !== undefined) content[type] = { ...content[type], example };
}

const notThere = problemDocument(
  new Problem(
    'model-not-found',
    'model none is not active; the active models are digit, version 1.0.0; number, version 1.0.0',
  ),
  'd1b1c9b4-0f0e-4a7e-8c5c-0d1f3f8a3a55',
);

/** An error of the Open Inference Protocol, with the members of a problem added. */
const inferenceError = {
  description: 'An error of the Open Inference Protocol',
  content: {
    'application/json': {
      schema: {
        allOf: [{ $ref: '#/components/schemas/Problem' }],
        type: 'object',
        properties: { error: { type: 'string' } },
        required: ['error'],
      },
      example: { error: notThere.detail, ...notThere },
    },
  },
};

/** One answer for all routes, with an example of each problem. */
function problemAnswer(): object {
  const requestId = 'd1b1c9b4-0f0e-4a7e-8c5c-0d1f3f8a3a55';
  const values = Object.entries(problems).map(([code, { title }]) => {
    const value = problemDocument(new Problem(code as ProblemCode, title), requestId);
    return [code, { summary: `${value.status}: ${title}`, value }];
  });
  const content = { schema: { $ref: '#/components/schemas/Problem' }, examples: Object.fromEntries(values) };
  return { description: 'A problem', content: { 'application/problem+json': content } };
}

/**
 * Bytes. Client generators recognise the `format` of OpenAPI 3.0; the keyword of JSON Schema is
 * added.
 */
const bytes = (type: string) => ({ type: 'string', format: 'binary', contentMediaType: type });

function bodyOf(type: string, fields: object): object {
  if (type !== 'multipart/form-data') return bytes(type);
  // Fields must be sent before the files; clients keep this order.
  const pictures = { type: 'array', items: bytes('image/*'), description: 'Files, after all fields.' };
  return { type: 'object', properties: { ...fields, pictures }, required: ['pictures'] };
}

type RouteConfig = {
  readonly body?: FastifyContextConfig['body'];
  readonly answers?: readonly string[];
  readonly scope?: string;
};
/** Records the `config` of routes. Call it before any route is added. */
export function rememberRoutes(app: App): void {
  const configs = new Map<string, RouteConfig>();
  app.decorate('routeConfigs', configs);
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const each of [method].flat()) configs.set(`${each} ${url}`, (config ?? {}) as RouteConfig);
  });
}

/** Removes TypeBox's own marks, which are not JSON Schema. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
