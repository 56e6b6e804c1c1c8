import type { Progress } from '../parts.ts';
import type { Reader } from '../reader.ts';

/** The reader of all elements of a page: its models are loaded when the first of them is used. */
let shared: Promise<Reader> | null = null;
/** While it is loaded. */
let latest: Progress | null = null;
const listeners = new Set<(progress: Progress) => void>();

/**
 * Returns the reader, once it is loaded. After a failure, the next call tries again. `onProgress` is
 * called until the returned promise settles.
 */
export async function sharedReader(onProgress: (progress: Progress) => void): Promise<Reader> {
  shared ??= open().catch((error: unknown) => {
    shared = null;
    throw error;
  });
  listeners.add(onProgress);
  if (latest !== null) onProgress(latest);
  try {
    return await shared;
  } finally {
    listeners.delete(onProgress);
  }
}

/** Drops a reader that no longer works. */
export function dropReader(): void {
  shared = null;
}

async function open(): Promise<Reader> {
  const { createReader } = await import('../browser.ts');
  const onProgress = (progress: Progress) => {
    latest = progress;
    for (const listener of listeners) listener(progress);
  };
  try {
    return await createReader({ worker: true, onProgress });
  } finally {
    latest = null;
  }
}
