import { Worker } from 'node:worker_threads';
import { databaseAway } from './databaseProblems.ts';
import { openCalls } from './pgliteCalls.ts';
import type { FromPglite, PgliteFault, PgliteResult, ToPglite } from './pgliteMessages.ts';

/** The embedded database from its start to its end, in its own thread. */
export type PgliteSession = {
  /** The reason why it ended; null while it runs. */
  readonly ended: Error | null;
  query(text: string, values: readonly unknown[]): Promise<PgliteResult>;
  /** Several statements without parameters. */
  exec(text: string): Promise<readonly PgliteResult[]>;
  close(): Promise<void>;
};

export type SessionLimits = {
  /** Milliseconds that opening may take: after a crash Postgres replays its log. */
  readonly open: number;
  /** Milliseconds that one statement may take. */
  readonly statement: number;
};

/** Distributes over the union, so that each kind keeps its own fields. */
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/**
 * Starts the thread and opens the database in `folder`. A thread that does not answer in time is
 * terminated: on a full disk PGlite may loop forever. Its files are then as after a crash, from
 * which Postgres recovers.
 * @throws Problem database-unavailable
 */
export async function startPglite(
  folder: string,
  limits: SessionLimits,
  onError: (error: unknown) => void,
): Promise<PgliteSession> {
  const worker = new Worker(new URL('./pgliteThread.ts', import.meta.url), {
    workerData: folder,
    execArgv: ['--no-warnings'],
  });
  const calls = openCalls();
  const opened = Promise.withResolvers<void>();
  let ended: Error | null = null;

  /** Ends the session, because it failed or was closed; its open statements fail. */
  function end(reason: Error, isFailure = true): void {
    if (ended !== null) return;
    ended = reason;
    if (isFailure) onError(reason);
    opened.reject(reason);
    calls.failAll(reason);
    void worker.terminate();
  }

  worker.on('message', (message: FromPglite) => {
    if (message.kind === 'open') return opened.resolve();
    calls.deliver(message);
    // An idle thread must not keep the process running.
    if (calls.count === 0) worker.unref();
    if (message.kind === 'fault' && isFatal(message.fault))
      end(databaseAway(`the embedded database failed (${message.fault.message}) and is restarted`));
  });
  worker.on('error', (cause) => end(databaseAway(`the embedded database failed (${cause.message})`, cause)));
  worker.on('exit', () => end(databaseAway('the embedded database has ended')));

  function call(message: WithoutId<ToPglite>, ms: number): Promise<readonly PgliteResult[]> {
    if (ended !== null) return Promise.reject(ended);
    const { id, answer } = calls.add(ms, () => end(hangs(ms)));
    worker.ref();
    worker.postMessage({ ...message, id });
    return answer;
  }

  await inTime(opened.promise, limits.open, () => end(hangs(limits.open)));
  worker.unref();
  return {
    get ended() {
      return ended;
    },
    query: async (text, values) => (await call({ kind: 'query', text, values }, limits.statement))[0],
    exec: (text) => call({ kind: 'exec', text }, limits.statement),
    async close() {
      await call({ kind: 'close' }, limits.statement).catch(() => {});
      end(databaseAway('the embedded database is closed'), false);
    },
  };
}

/**
 * An error without a severity is not an answer of Postgres but a fault of the program that runs it.
 */
function isFatal(fault: PgliteFault): boolean {
  return !('severity' in fault) || /FATAL|PANIC/.test(String(fault.severity));
}

function hangs(ms: number): Error {
  return databaseAway(`the embedded database did not answer for ${ms / 1000} s and is restarted`);
}

/** Waits for `opened`, and calls `late` if that takes longer than `ms`. */
async function inTime(opened: Promise<void>, ms: number, late: () => void): Promise<void> {
  const timer = setTimeout(late, ms);
  try {
    await opened;
  } finally {
    clearTimeout(timer);
  }
}
