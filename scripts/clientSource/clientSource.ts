import type { Content, OpenApi } from './openApi.ts';
import { type ClientOperation, jsonOf, operationsOf, pascalCase } from './operations.ts';
import { anonymousType, comment, member, type NameOf, schemaType, union } from './schemaType.ts';
import { type NamedType, nameTypes } from './typeNames.ts';

export type Hints = {
  /** Codes that problems can have. */
  readonly codes: readonly string[];
  /** Operations that store nothing, although they are POSTs. */
  readonly changeNothing: readonly string[];
  /** Names of types, by the place of their schema; see `nameTypes`. */
  readonly names: Readonly<Record<string, string>>;
};

/** Returns the types and the table of operations of a client, as unformatted TypeScript. */
export function clientSource(document: OpenApi, { codes, changeNothing, names }: Hints): string {
  const operations = operationsOf(document);
  const missing = changeNothing.filter((id) => !operations.some((operation) => operation.id === id));
  if (missing.length > 0) throw new Error(`clientSource: there is no operation ${missing.join(', ')}`);
  const { types, nameOf } = nameTypes(document.components?.schemas ?? {}, operations, names);
  return [
    HEAD,
    ...types.map((type) => declaration(type, nameOf)),
    `${comment('Problem codes, for programs.')}export type ProblemCode = ${union(codes.map((code) => JSON.stringify(code)))};`,
    ...operations.map((operation) => requestType(operation, nameOf)),
    `${comment('Operations of the server.')}export type Operations = {\n${operations.map((operation) => signature(operation, nameOf)).join('\n')}\n};`,
    `${comment('Requests of the operations.')}export const operations: Readonly<Record<keyof Operations, Operation>> = {\n${operations
      .map((operation) => `${operation.id}: ${JSON.stringify(tableRow(operation, changeNothing))},`)
      .join('\n')}\n};`,
  ].join('\n\n');
}

const HEAD = `// Made from the server's OpenAPI document by scripts/generateClient.ts; changes made by hand are lost.
import type { ServerEvent } from './events.ts';
import type { Abortable, Bytes, Operation } from './operation.ts';`;

function declaration({ name, schema, direction }: NamedType, nameOf: NameOf): string {
  return `${comment(schema.description)}export type ${name} = ${anonymousType(schema, direction, nameOf)};`;
}

/** The only argument of a method: parameters, headers and the body. */
function requestType({ id, parameters, body }: ClientOperation, nameOf: NameOf): string {
  const members = parameters.map(({ member: name, required, description, schema }) =>
    member(name, schemaType(schema, 'sent', nameOf), {
      optional: !required || 'default' in schema,
      description: description ?? schema.description,
    }),
  );
  const bodies = bodyTypes(body, nameOf);
  const sent = bodies.length > 0 ? [member('body', union(bodies), { optional: false })] : [];
  const all = [...sent, ...members];
  return `export type ${pascalCase(id)}Request = Abortable${all.length > 0 ? ` & {\n${all.join('\n')}\n}` : ''};`;
}

function bodyTypes(body: Content, nameOf: NameOf): string[] {
  return Object.entries(body).map(([type, { schema = {} }]) => {
    if (type === 'application/json') return schemaType(schema, 'sent', nameOf);
    return type === 'multipart/form-data' ? 'FormData' : 'Bytes';
  });
}

/** A method; one with several kinds of responses has a signature for each. */
function signature(operation: ClientOperation, nameOf: NameOf): string {
  const { id, parameters, body, words, answer } = operation;
  const request = `${pascalCase(id)}Request`;
  const needed =
    Object.keys(body).length > 0 ||
    parameters.some(({ required, schema }) => required && !('default' in schema));
  const method = (argument: string, result: string) => `${comment(...words)}${id}(${argument}): ${result};`;
  const usual = needed ? `request: ${request}` : `request?: ${request}`;
  const raw = Object.keys(answer).filter((type) => !PARSED.includes(type));
  const accept = (optional: string) =>
    `{ readonly accept${optional}: ${union(raw.map((type) => JSON.stringify(type)))} }`;
  const json = jsonOf(answer);
  if (answer['text/event-stream']) return method(usual, 'AsyncGenerator<ServerEvent>');
  if (json === undefined) {
    if (raw.length === 0) return method(usual, 'Promise<void>');
    return method(raw.length > 1 ? `request: ${request} & ${accept('?')}` : usual, 'Promise<Response>');
  }
  const drawn = raw.length > 0 ? [method(`request: ${request} & ${accept('')}`, 'Promise<Response>')] : [];
  return [...drawn, method(usual, `Promise<${schemaType(json, 'got', nameOf)}>`)].join('\n');
}

/** Responses that the client decodes; others are returned unchanged. */
const PARSED = ['application/json', 'text/event-stream'];

/** A row of the table `operations`; see `Operation` in the client. */
function tableRow(
  { id, method, path, parameters, body, answer }: ClientOperation,
  changeNothing: readonly string[],
) {
  const query = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const headers = parameters.filter((parameter) => parameter.in === 'header');
  const keyed = headers.some(({ name }) => name === 'idempotency-key');
  return {
    method,
    path,
    ...(query.length > 0 && { query }),
    ...(headers.length > 0 && {
      headers: Object.fromEntries(headers.map((header) => [header.member, header.name])),
    }),
    ...(Object.keys(body).length > 0 && { body: Object.keys(body) }),
    answers: Object.keys(answer),
    repeatable: method !== 'POST' || keyed || changeNothing.includes(id),
  };
}
