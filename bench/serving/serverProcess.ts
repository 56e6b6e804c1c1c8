import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '@cifra/node/root.ts';

export type ServerProcess = {
  readonly url: string;
  readonly pid: number;
  /**
   * Memory of the process and its descendants, MB: each shared page counts once (proportional set
   * size).
   */
  memory(): number;
  stop(): Promise<void>;
};

/**
 * Starts the server as a user would, in a separate process, on a free port and with an empty
 * folder.
 * @param log called with each line of its log
 */
export async function startServerProcess(
  settings: Readonly<Record<string, string>> = {},
  log: (line: string) => void = () => {},
): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-bench-'));
  const env = { ...process.env, PORT: '0', CIFRA_LOG_LEVEL: 'warn', CIFRA_DATA_FOLDER: folder, ...settings };
  const child = spawn(process.execPath, [join(root, 'packages/server/src/main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface(child.stdout).on('line', log);
  const url = await announced(child);
  return {
    url,
    pid: child.pid!,
    memory: () => family(child.pid!).reduce((sum, pid) => sum + memoryOf(pid), 0),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Returns the address that the server prints once it listens. */
export async function announced(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stderr!) {
    text += chunk;
    const [url] = /http:\/\/[\d.]+:\d+/.exec(text) ?? [];
    if (url) {
      child.stderr!.resume();
      return url;
    }
  }
  throw new Error(`the server did not start: ${text}`);
}

/** Lists a process and its descendants. */
export function family(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`);
  const children = threads.flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(family)];
}

/** RAM of a process in MB, with its share of shared pages. */
export function memoryOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss: +(\d+)/m.exec(text)?.[1]) / 1024;
}
