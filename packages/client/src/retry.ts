import { ConnectionError, ProblemError } from './problemError.ts';

export type RetryPolicy = {
  /** Maximum number of retries. */
  readonly retries: number;
  /** True if the request is idempotent. */
  readonly repeatable: boolean;
  /** Random number in [0, 1). */
  readonly random: () => number;
};

/**
 * Milliseconds: upper limit of the first backoff, of any backoff, and of an accepted `Retry-After`.
 */
const FIRST = 500;
const LONGEST = 10_000;
const PATIENCE = 60_000;

/**
 * Returns the milliseconds to wait before a retry after the `tries`th failure; null for no retry.
 * Exponential backoff with full jitter (M. Brooker, "Exponential backoff and jitter", AWS
 * Architecture Blog, 2015), added to the time that the server asked for. Without jitter all
 * rejected clients would return at the same moment.
 */
export function waitBeforeRetry(
  fault: unknown,
  tries: number,
  { retries, repeatable, random }: RetryPolicy,
): number | null {
  if (tries > retries || !mayHelp(fault, repeatable)) return null;
  const backoff = random() * Math.min(LONGEST, FIRST * 2 ** (tries - 1));
  const asked = fault instanceof ProblemError ? (fault.retryAfter ?? 0) : 0;
  return asked > PATIENCE ? null : asked + backoff;
}

/** Retries requests that are not idempotent only if the server states that it did nothing. */
function mayHelp(fault: unknown, repeatable: boolean): boolean {
  if (fault instanceof ConnectionError) return repeatable;
  if (!(fault instanceof ProblemError)) return false;
  const { status, code, retryAfter } = fault;
  if (status === 429 || (status === 503 && retryAfter !== null)) return true;
  // The first request may still be in flight when the retry arrives.
  return repeatable && ([502, 503, 504].includes(status) || code === 'idempotency-key-in-use');
}

/** Waits. Fails with the signal's reason if it aborts first. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
