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
 * Sends a request, with retries. Returns the parsed JSON, nothing if there is no body, or else the
 * response with its body unread. @throws ProblemError, ConnectionError, or the reason of the
 * request's signal
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

/**
 * Yields the server's events. The connection opens with the first request for an event and closes
 * when iteration stops.
 */
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

/** Waits for a network operation. */
async function reached<T>({ url }: Transport, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw new ConnectionError(url, error);
  }
}

/** Adds a key that all retries share, so that the server recognises them as one request. */
function withIdempotencyKey({ headers = {} }: Operation, request: AnyRequest): AnyRequest {
  const member = Object.keys(headers).find((name) => headers[name] === 'idempotency-key');
  return member === undefined || request[member] !== undefined
    ? request
    : { ...request, [member]: drawKey() };
}

/**
 * Returns 128 random bits. `crypto.randomUUID` is not available on pages loaded over plain HTTP.
 */
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
