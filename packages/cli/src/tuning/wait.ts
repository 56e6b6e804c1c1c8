import { setTimeout } from 'node:timers/promises';

/** Resolves after a number of milliseconds, or immediately when `signal` aborts. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  // An early end is not a failure here.
  await setTimeout(milliseconds, undefined, { signal, ref: true }).catch(() => {});
}
