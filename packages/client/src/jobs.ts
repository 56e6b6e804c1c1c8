import type { Job, Operations, PictureAnswer } from './generated.ts';
import { linesOf } from './lines.ts';
import type { Abortable } from './operation.ts';
import { ConnectionError, type KnownOrNewCode } from './problemError.ts';

/** What became of one picture of a job. */
export type JobLine = {
  /** Its place in the request, from 0. */
  readonly number: number;
  readonly name: string;
  readonly status: 'waiting' | 'read' | 'failed' | 'cancelled';
  readonly result?: Pick<PictureAnswer, 'readings' | 'models' | 'picture'>;
  readonly problem?: { readonly code: KnownOrNewCode; readonly detail: string; readonly retryable: boolean };
};

type JobRequest = Abortable & { readonly id: string };

/** Milliseconds before a stream of events that ended too soon is asked for again; what the server wishes in its `retry`. */
const RECONNECT = 2000;

/** The job at each change until it is over. Each event has the whole of it, so a connection that breaks loses nothing. */
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
      // A server that is not there at all has been waited for already.
      if (!heard || !(error instanceof ConnectionError)) throw error;
    }
    await wait(RECONNECT, request.signal);
  }
}

/** The results of a job, one picture after the other, while they arrive. */
export async function* jobLines(
  { jobResults }: Pick<Operations, 'jobResults'>,
  { id, signal }: JobRequest,
): AsyncGenerator<JobLine> {
  const { body } = await jobResults({ id, format: 'jsonl', ...(signal && { signal }) });
  if (!body) return;
  for await (const line of linesOf(body)) yield JSON.parse(line) as JobLine;
}
