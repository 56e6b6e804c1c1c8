import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type RunOptions = {
  /** Contents of standard input; none by default. */
  readonly input?: Uint8Array;
  readonly cwd?: string;
  /** File descriptor for standard output; by default the output is collected. */
  readonly stdout?: number;
  /** Script to run instead of the command's own file. */
  readonly script?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /**
   * Called with standard error whenever it grows; may send a signal. Each signal is sent only once,
   * because a second Ctrl-C ends the command at once.
   */
  readonly onStderr?: (soFar: string, kill: (signal: NodeJS.Signals) => void) => void;
};

const bin = fileURLToPath(new URL('../bin.mjs', import.meta.url));

const running = new Set<ChildProcess>();
// A test that timed out leaves its command running, which could hold a folder that the next test
// needs.
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

/** Runs the real command in its own process, without a terminal. */
export function runCli(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { input, cwd, env = {}, stdout: output = 'pipe', script = bin, onStderr } = options;
  const plain = {
    ...process.env,
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
    CIFRA_DATA: undefined,
    ...env,
  };
  const child = spawn(process.execPath, [script, ...words], {
    cwd,
    env: plain,
    stdio: [input === undefined ? 'ignore' : 'pipe', output, 'pipe'],
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  const sent = new Set<NodeJS.Signals>();
  const signalOnce = (signal: NodeJS.Signals): void => {
    if (!sent.has(signal)) child.kill(signal);
    sent.add(signal);
  };
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onStderr?.(stderr, signalOnce);
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
