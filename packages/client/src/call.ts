import { eventsOf, type ServerEvent } from './events.ts';
import type { AnyRequest, Operation } from './operation.ts';
import { ConnectionError, ProblemError, problemOf } from './problemError.ts';
import { waitBeforeRetry } from './retry.ts';
import { answerType, type Server, send } from './send.ts';

export type Transport = Server & {
  readonly retries: number;
  readonly random: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

/**
 * What the server answers: the value of JSON, nothing where there is no body, and else the response, its body still to be read.
 * Sent again where that may help. @throws ProblemError, ConnectionError, or the reason of the request's signal.
 */
export async function call(transport: Transport, operation: Operation, given: AnyRequest): Promise<unknown> {
  const { retries, random, wait } = transport;
  const { repeatable } = operation;
  const request = withIdempotencyKey(operation, given);
  for (let tries = 1; ; tries++) {
    try {
      return await once(transport, operation, request);
    } catch (error) {
      request.signal?.throwIfAborted();
      const pause = waitBeforeRetry(error, tries, { retries, repeatable, random });
      if (pause === null) throw error;
      await wait(pause, request.signal);
    }
  }
}

/** The events that the server sends, from when the first is asked for. Who stops to ask ends the connection. */
export async function* callForEvents(
  transport: Transport,
  operation: Operation,
  request: AnyRequest,
): AsyncGenerator<ServerEvent> {
  const { body } = (await call(transport, operation, request)) as Response;
  try {
    if (body) yield* eventsOf(body);
  } catch (error) {
    request.signal?.throwIfAborted();
    throw new ConnectionError(transport.url, error);
  }
}

async function once(transport: Transport, operation: Operation, request: AnyRequest): Promise<unknown> {
  const response = await reached(transport, send(transport, operation, request));
  if (!response.ok) throw await reached(transport, problemOf(response, Date.now()));
  const type = answerType(operation, request);
  if (type === null) return void (await reached(transport, response.arrayBuffer()));
  if (type !== 'application/json') return response;
  const text = await reached(transport, response.text());
  try {
    return JSON.parse(text);
  } catch {
    throw noJson(transport, response);
  }
}

/** Waits for something of the network. */
async function reached<T>({ url }: Transport, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw new ConnectionError(url, error);
  }
}

/** The same key goes with each repetition, so that the server knows them for one. */
function withIdempotencyKey({ headers = {} }: Operation, request: AnyRequest): AnyRequest {
  const member = Object.keys(headers).find((name) => headers[name] === 'idempotency-key');
  return member === undefined || request[member] !== undefined
    ? request
    : { ...request, [member]: drawKey() };
}

/** 128 bits. `crypto.randomUUID` is not there on pages that came by plain HTTP. */
function drawKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function noJson({ url }: Transport, { status }: Response): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    title: 'The answer is not JSON',
    status,
    detail: `the answer from ${url} is not JSON: is this the address of a Cifra server?`,
    code: 'unknown',
    requestId: '',
  });
}
