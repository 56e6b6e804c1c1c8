import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Layer } from '@cifra/training/nn/spec.ts';

export type PyTorch = {
  readonly version: string;
  build(layers: readonly Layer[]): Promise<void>;
  /** Duration of the work in seconds, measured in Python. */
  train(work: { readonly batch: number; readonly steps: number } & Way): Promise<number>;
  infer(work: { readonly batch: number; readonly runs: number } & Way): Promise<number>;
  close(): void;
};
type Way = { readonly threads: number; readonly channelsLast: boolean };

/** Reason why PyTorch's rows are missing. */
export const NO_PYTORCH = 'not measured: no python3 on the PATH has torch (CIFRA_PYTHON names one)';

/**
 * Starts the first Python with torch: $CIFRA_PYTHON, or a python3 on the PATH. Returns null if none
 * has it.
 */
export async function startPyTorch(): Promise<PyTorch | null> {
  for (const python of pythons()) {
    const started = await start(python);
    if (started) return started;
  }
  return null;
}

function pythons(): string[] {
  const named = process.env.CIFRA_PYTHON;
  if (named) return [named];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...new Set(folders.map((folder) => join(folder, 'python3')))].filter(existsSync);
}

async function start(python: string): Promise<PyTorch | null> {
  const script = fileURLToPath(new URL('./pytorch.py', import.meta.url));
  // Warnings of an old torch do not concern its speed; errors of `import torch` are the expected
  // answer.
  const child = spawn(python, ['-W', 'ignore', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  // A Python that cannot be started prints no first line, like one without torch.
  child.on('error', () => {});
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await answers.next();
    return done ? null : JSON.parse(value);
  };
  const ask = async (request: object) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const reply = await answer();
    if (!reply)
      throw new Error(`pytorch.py ended at ${JSON.stringify(request)}; run ${python} ${script} by hand`);
    return reply;
  };
  const hello = await answer();
  if (!hello) return null;
  return {
    version: hello.version,
    build: async (layers) => void (await ask({ do: 'build', layers })),
    train: async (work) => (await ask({ do: 'train', ...work })).seconds,
    infer: async (work) => (await ask({ do: 'infer', ...work })).seconds,
    close: () => void child.stdin.end(),
  };
}
