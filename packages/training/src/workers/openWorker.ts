import { SHARE_ENV, Worker } from 'node:worker_threads';
import { CifraError } from '@cifra/core/base/error.ts';

/** The reply of a worker that failed; each worker defines its other kinds. */
export type WorkerFailure = {
  readonly kind: 'error';
  readonly message: string;
  /** The code of a `CifraError`; missing for mistakes in the program. */
  readonly code?: string;
};

/** Describes an error to the thread that waits for a reply. */
export function failureOf(error: unknown): WorkerFailure {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof CifraError
    ? { kind: 'error', message, code: error.code }
    : { kind: 'error', message };
}

/** A worker thread that answers one request at a time. */
export type OpenWorker<Request, Reply> = {
  ask(request: Request): Promise<Reply>;
  terminate(): Promise<unknown>;
};

type Options = {
  /** Name for errors: `replica 0`. */
  readonly name: string;
  readonly workerData: unknown;
};

/**
 * Starts a worker that posts one message when it is ready, and one reply for each request. Adds its
 * listeners only once, because a pair of listeners for each request would stay on the worker for
 * the whole run.
 *
 * @throws Error that names the worker if it fails or exits instead of replying
 */
export async function openWorker<Request, Reply extends { readonly kind: string }>(
  url: URL,
  { name, workerData }: Options,
): Promise<OpenWorker<Request, Exclude<Reply, WorkerFailure>>> {
  type Answer = Exclude<Reply, WorkerFailure>;
  // Native code reads the environment of the process, not a thread's copy of it.
  const worker = new Worker(url, { workerData, env: SHARE_ENV });
  let waiting: PromiseWithResolvers<Answer> | null = null;
  const nextReply = (): Promise<Answer> => {
    waiting = Promise.withResolvers<Answer>();
    return waiting.promise;
  };
  worker.on('message', (reply: Reply) => {
    if (isFailure(reply)) waiting?.reject(errorOf(reply, name));
    else waiting?.resolve(reply as Answer);
  });
  worker.on('error', (error) => waiting?.reject(error as Error));
  worker.on('exit', (code) =>
    waiting?.reject(new CifraError('worker-ended', `${name} ended with code ${code}`)),
  );
  await nextReply();
  return {
    ask(request) {
      const reply = nextReply();
      worker.postMessage(request);
      return reply;
    },
    terminate: () => worker.terminate(),
  };
}

function errorOf({ code, message }: WorkerFailure, name: string): Error {
  const text = `${name}: ${message}`;
  return code === undefined ? new Error(text) : new CifraError(code, text);
}

function isFailure(reply: { readonly kind: string }): reply is WorkerFailure {
  return reply.kind === 'error';
}
