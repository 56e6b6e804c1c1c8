import type { Job, Operations, PictureAnswer } from './generated.ts';
import { linesOf } from './lines.ts';
import type { Abortable } from './operation.ts';
import { ConnectionError, type KnownOrNewCode } from './problemError.ts';

/** The result of one picture of a job. */
export type JobLine = {
  /** Position in the request, from 0. */
  readonly number: number;
  readonly name: string;
  readonly status: 'waiting' | 'read' | 'failed' | 'cancelled';
  readonly result?: Pick<PictureAnswer, 'readings' | 'models' | 'picture'>;
  readonly problem?: { readonly code: KnownOrNewCode; readonly detail: string; readonly retryable: boolean };
};

type JobRequest = Abortable & { readonly id: string };

/**
 * Milliseconds before an event stream that ended early is requested again, as in the server's
 * `retry`.
 */
const RECONNECT = 2000;

/**
 * Yields the job at each change until it ends. Each event contains the whole job, so a broken
 * connection loses nothing.
 */
export async function* followJob(
  { jobEvents }: Pick<Operations, 'jobEvents'>,
  request: JobRequest,
  wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>,
): AsyncGenerator<Job> {
  for (;;) {
    let heard = false;
    try {
      for await (const { event, data } of jobEvents(request)) {
        heard = true;
        yield JSON.parse(data) as Job;
        if (event === 'end') return;
      }
    } catch (error) {
      // The retries have already waited for a server that does not respond.
      if (!heard || !(error instanceof ConnectionError)) throw error;
    }
    await wait(RECONNECT, request.signal);
  }
}

/** Yields the results of a job, one picture at a time, as they arrive. */
export async function* jobLines(
  { jobResults }: Pick<Operations, 'jobResults'>,
  { id, signal }: JobRequest,
): AsyncGenerator<JobLine> {
  const { body } = await jobResults({ id, format: 'jsonl', ...(signal && { signal }) });
  if (!body) return;
  for await (const line of linesOf(body)) yield JSON.parse(line) as JobLine;
}
