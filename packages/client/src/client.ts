import { call, callForEvents, type Transport } from './call.ts';
import { type Operations, operations, type PictureAnswer, type ReadRequest } from './generated.ts';
import { followJob, type JobLine, jobLines } from './jobs.ts';
import type { Abortable, AnyRequest, Bytes } from './operation.ts';
import { wait } from './retry.ts';

export type ClientOptions = {
  /** `http://127.0.0.1:8080`. Optional on the server's own page. */
  readonly url?: string;
  /** An API key, if the server requires one. */
  readonly key?: string;
  /** Maximum number of retries per request. */
  readonly retries?: number;
  /**
   * For proxies and tests: the `fetch` function, random numbers in [0, 1), and the wait function.
   */
  readonly fetch?: typeof fetch;
  readonly random?: Transport['random'];
  readonly wait?: Transport['wait'];
};

/** Every operation of the server as a method, and three methods that combine them. */
export type Client = Operations & {
  /** Reads one picture, sent as the body. */
  readPicture(request: ReadRequest & { readonly body: Bytes }): Promise<PictureAnswer>;
  /** Yields the job at each change until it ends. Reconnects if the connection breaks. */
  followJob(request: JobRequest): ReturnType<typeof followJob>;
  /** Yields the result of each picture of a job, in the order of the request. */
  jobLines(request: JobRequest): AsyncGenerator<JobLine>;
};

type JobRequest = Abortable & { readonly id: string };

/**
 * Creates a client of the API, for Node and browsers. Methods fail with a `ProblemError` if the
 * server returns an error, with a `ConnectionError` if it does not respond, and with the signal's
 * reason if they are aborted. Requests are retried after a pause if the server is overloaded or
 * limits the rate. Idempotent requests are also retried if the connection breaks.
 *
 * @param options the server's address, the key, and how often requests are retried
 * @returns the client, with a method for each operation of the API (docs/api.md)
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { createClient } from '@cifra/client';
 *
 * const cifra = createClient({ url: process.env.CIFRA_URL ?? 'http://127.0.0.1:8080' });
 * const picture = new Blob([await readFile('zip.png')], { type: 'image/png' });
 * const { readings } = await cifra.readPicture({ body: picture, expect: 'zip-us' });
 * console.log(readings[0].text, readings[0].accepted);
 */
export function createClient({
  url = '',
  key,
  retries = 4,
  fetch = (input, init) => globalThis.fetch(input, init),
  random = Math.random,
  wait: pause = wait,
}: ClientOptions = {}): Client {
  const transport: Transport = {
    url: url.replace(/\/+$/, ''),
    ...(key !== undefined && { key }),
    retries,
    fetch,
    random,
    wait: pause,
  };
  const methods = methodsOf(transport);
  return {
    ...methods,
    readPicture: (request) => methods.read(request) as Promise<PictureAnswer>,
    followJob: (request) => followJob(methods, request, pause),
    jobLines: (request) => jobLines(methods, request),
  };
}

function methodsOf(transport: Transport): Operations {
  const methods = Object.entries(operations).map(([id, operation]) => {
    const send = operation.answers[0] === 'text/event-stream' ? callForEvents : call;
    return [id, (request: AnyRequest = {}) => send(transport, operation, request)] as const;
  });
  return Object.fromEntries(methods) as unknown as Operations;
}
