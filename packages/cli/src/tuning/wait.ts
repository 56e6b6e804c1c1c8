import { setTimeout } from 'node:timers/promises';

/** Resolves after so many milliseconds, at once when `signal` aborts. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  // Waking up early is no failure here.
  await setTimeout(milliseconds, undefined, { signal, ref: true }).catch(() => {});
}
