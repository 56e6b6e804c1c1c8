import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Call, createMailbox } from './mailbox.ts';
import type { FromProcess, Protocol } from './messages.ts';

/** How a process ended. */
export type Exit = {
  /** Null if a signal ended it. */
  readonly code: number | null;
  /** SIGSEGV; null if it ended by itself. */
  readonly signal: string | null;
  /** The last error that it printed; empty if there is none. */
  readonly said: string;
};

export type HelperProcess<P extends Protocol> = {
  readonly pid: number;
  /** @throws Error with the reason why the process did not start */
  readonly ready: Promise<P['ready']>;
  /** Makes a call; it fails if the process ends before it answers. */
  call(asked: P['asked'], call: Call<P['answer']>): void;
  kill(): void;
};

export type ProcessEvents<P extends Protocol> = {
  /** Called when outcomes have been delivered, with the notices that came with them. */
  news(notices: readonly P['notice'][]): void;
  /** Called when the process has ended, for whatever reason, before its open calls fail. */
  ended?(exit: Exit): void;
};

/** Forks a process that runs `script`, which calls `serveParent`. */
export function startProcess<P extends Protocol>(
  script: URL,
  { start, nodeOptions = [] }: { readonly start: P['start']; readonly nodeOptions?: readonly string[] },
  events: ProcessEvents<P>,
): HelperProcess<P> {
  const path = fileURLToPath(script);
  const name = parse(path).name;
  const child = fork(path, [JSON.stringify(start)], {
    serialization: 'advanced',
    env: { ...process.env, ...compileCache() },
    execArgv: ['--no-warnings', ...nodeOptions],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const said = lastError(child);
  const ready = Promise.withResolvers<P['ready']>();
  // It may fail before anything waits for it.
  ready.promise.catch(() => {});
  const mailbox = createMailbox<P>((calls) => {
    if (child.connected) child.send(calls, () => {});
  });
  child.on('message', (message: FromProcess<P>) => {
    if (message.type === 'ready') return ready.resolve(message.ready);
    for (const outcome of message.outcomes) mailbox.deliver(outcome);
    events.news(message.notices);
  });
  // At `close`, unlike at `exit`, everything that the process printed has arrived.
  child.once('close', (code, signal) => {
    const exit = { code, signal, said: said() };
    ready.reject(new Error(`${name} did not start (${signal ?? code}): ${exit.said}`));
    events.ended?.(exit);
    mailbox.close(new Error(`${name} ended (${signal ?? code})`));
  });
  return {
    pid: child.pid!,
    ready: ready.promise,
    call: mailbox.post,
    kill: () => void child.kill('SIGKILL'),
  };
}

/** The folder in which Node keeps compiled sources, if this process has one. */
function compileCache(): Record<string, string> {
  const folder = getCompileCacheDir();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

/** Collects what a process prints; returns the line with the error. */
function lastError(child: ChildProcess): () => string {
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-4000);
  });
  return () => {
    const lines = printed.trim().split('\n');
    return lines.find((line) => /^\w*Error/.test(line)) ?? lines.at(-1) ?? '';
  };
}
