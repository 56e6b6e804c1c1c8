import type { Content, OpenApi, Parameter, PathOperation, Schema } from './openApi.ts';

/**
 * An operation of the client: a method with one argument, whose members are parameters, headers and
 * the body.
 */
export type ClientOperation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly words: readonly (string | undefined)[];
  readonly parameters: readonly (Parameter & { readonly member: string })[];
  readonly body: Content;
  readonly answer: Content;
};

/** Names reserved in every request. */
const TAKEN = ['body', 'accept', 'signal'];

/**
 * Tags of operations for monitors, orchestrators and clients of the Open Inference Protocol, which
 * have their own programs.
 */
const LEFT_OUT = ['operation', 'open inference protocol'];

/** Returns the operations of a document, in its order. */
export function operationsOf({ paths }: OpenApi): ClientOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation.tags?.some((tag) => LEFT_OUT.includes(tag)) ? [] : [clientOperation(path, method, operation)],
    ),
  );
}

function clientOperation(path: string, method: string, operation: PathOperation): ClientOperation {
  const { operationId: id, parameters = [], responses } = operation;
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  if (!success) throw new Error(`clientOperation: ${id} has no answer for success`);
  const named = parameters.map((parameter) => ({ ...parameter, member: camelCase(parameter.name) }));
  const clash = named.find(({ member }) => TAKEN.includes(member));
  if (clash)
    throw new Error(`clientOperation: ${id} has a parameter ${clash.name}, which means something else here`);
  return {
    id,
    method: method.toUpperCase(),
    path,
    words: [operation.summary, operation.description, `\`${method.toUpperCase()} ${path}\``],
    parameters: named,
    body: operation.requestBody?.content ?? {},
    answer: success.content ?? {},
  };
}

/** Returns the schema of JSON content. */
export function jsonOf(content: Content): Schema | undefined {
  return content['application/json']?.schema;
}

/** `idempotency-key` → `idempotencyKey` */
function camelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `listJobs` → `ListJobs` */
export function pascalCase(name: string): string {
  return name[0].toUpperCase() + name.slice(1);
}
