import { isOver, type JobView } from './view.ts';

/** Proxies close idle connections, often after a minute. */
const STILL_HERE_MS = 15_000;

/** Id of the last event: a client that reconnects with it has seen the end. */
export const END_ID = 'end';

/**
 * A job's changes as server-sent events (HTML Standard, 9.2): `progress` at each change, and `end`
 * with the last state. Each event has the whole job, so that a client that reconnects misses
 * nothing.
 */
export async function* jobEvents(views: AsyncGenerator<JobView>): AsyncGenerator<string> {
  // Milliseconds before the client reconnects.
  yield 'retry: 2000\n\n';
  let next = views.next();
  for (;;) {
    const got = await Promise.race([next, silence()]);
    if (got === null) {
      yield ': still here\n\n';
      continue;
    }
    if (got.done) return;
    const view = got.value;
    const [event, id] = isOver(view) ? ['end', END_ID] : ['progress', view.read + view.failed];
    yield `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(view)}\n\n`;
    next = views.next();
  }
}

function silence(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, STILL_HERE_MS, null).unref());
}
