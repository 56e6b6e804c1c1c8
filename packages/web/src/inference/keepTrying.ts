import type { LoadState } from './bridge.ts';

/** Milliseconds before each retry; the last one repeats. */
export const DELAYS = [2000, 4000, 8000, 15_000, 30_000, 60_000];

/**
 * Follows the loading states and retries after a failed download: after growing delays, and at once
 * when `network` reports that it is back. Only the visitor can retry after other failures.
 */
export function keepTrying(retry: () => void, network: EventTarget): (state: LoadState) => void {
  let failures = 0;
  let next = new AbortController();
  return (state) => {
    if (state.kind === 'ready') failures = 0;
    next.abort();
    if (state.kind !== 'broken' || state.retrying || state.fault.code !== 'download') return;
    next = new AbortController();
    const { signal } = next;
    const timer = setTimeout(retry, DELAYS[Math.min(failures++, DELAYS.length - 1)]);
    signal.addEventListener('abort', () => clearTimeout(timer));
    network.addEventListener('online', retry, { signal });
  };
}
