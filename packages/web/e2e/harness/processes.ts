import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { PATIENCE } from './patience.ts';

export type Running = { end(): Promise<void> };

/** Starts a server and waits until it answers at `ready`. */
export async function startProcess(
  file: string,
  args: readonly string[],
  { env, ready }: { readonly env: NodeJS.ProcessEnv; readonly ready: string },
): Promise<Running> {
  const child = spawn(file, args, { env, stdio: 'ignore' });
  const deadline = Date.now() + PATIENCE;
  while (!(await answers(ready))) {
    if (child.exitCode !== null) throw new Error(`${file} ended with code ${child.exitCode} at its start`);
    if (Date.now() > deadline) {
      await ended(child);
      throw new Error(`${file} did not answer at ${ready} within ${PATIENCE / 1000} s`);
    }
  }
  return { end: () => ended(child) };
}

/** A virtual screen; Xvfb chooses a free number and reports it. */
export async function startVirtualScreen(file: string): Promise<Running & { readonly display: string }> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1400x24', '-nolisten', 'tcp'];
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await once(child.stdio[3] as Readable, 'data');
  return { display: `:${String(number).trim()}`, end: () => ended(child) };
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(
    () => new Promise<null>((resolve) => setTimeout(resolve, 30, null)),
  );
  return response !== null;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
