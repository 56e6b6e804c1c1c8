import { call, callForEvents, type Transport } from './call.ts';
import { type Operations, operations, type PictureAnswer, type ReadRequest } from './generated.ts';
import { followJob, type JobLine, jobLines } from './jobs.ts';
import type { Abortable, AnyRequest, Bytes } from './operation.ts';
import { wait } from './retry.ts';

export type ClientOptions = {
  /** `http://127.0.0.1:8080`. On the server's own page it can be left out. */
  readonly url?: string;
  /** An API key, where the server wants one. */
  readonly key?: string;
  /** How often a request is sent again at most, where that may help. */
  readonly retries?: number;
  /** For proxies and tests: what to send with, chance in [0, 1), and how to wait. */
  readonly fetch?: typeof fetch;
  readonly random?: Transport['random'];
  readonly wait?: Transport['wait'];
};

/** Every operation of the server as a method, and three that put them together. */
export type Client = Operations & {
  /** Reads one picture, which is the whole body. */
  readPicture(request: ReadRequest & { readonly body: Bytes }): Promise<PictureAnswer>;
  /** The job at each change until it is over, through broken connections too. */
  followJob(request: JobRequest): ReturnType<typeof followJob>;
  /** What became of each picture of a job, in the order of the request. */
  jobLines(request: JobRequest): AsyncGenerator<JobLine>;
};

type JobRequest = Abortable & { readonly id: string };

/**
 * A client of the API, for Node and browsers. Methods fail with a `ProblemError` when the server answers with an error, with a
 * `ConnectionError` when it does not answer, and with the signal's reason when they are aborted. Requests are sent again, after a pause,
 * when the server is overloaded or wants fewer of them, and also when the connection breaks where a repetition does no harm.
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
