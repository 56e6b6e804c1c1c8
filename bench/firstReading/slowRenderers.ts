import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/**
 * Slows all threads of a browser's renderers by stopping their processes most of the time. The
 * developer tools' `Emulation.setCPUThrottlingRate` supports pages only and leaves their workers at
 * full speed. Linux only. Returns a function that ends it.
 */
export function slowRenderers(browser: number, times: number): () => Promise<void> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(new URL('slowRenderers.thread.ts', import.meta.url), {
    workerData: { browser, times, stop },
  });
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  return () => {
    Atomics.store(stop, 0, 1);
    return ended;
  };
}

/** True if a process is one of Chromium's renderers: it runs a page and its workers. */
export function isRenderer(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
  } catch {
    return false;
  }
}
