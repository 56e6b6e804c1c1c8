import { ConnectionError, ProblemError } from './problemError.ts';

export type RetryPolicy = {
  /** Repetitions at most. */
  readonly retries: number;
  /** Whether the request does no more when it arrives twice. */
  readonly repeatable: boolean;
  /** In [0, 1). */
  readonly random: () => number;
};

/** Milliseconds: the first backoff at most, any backoff at most, and the longest `Retry-After` that is waited for. */
const FIRST = 500;
const LONGEST = 10_000;
const PATIENCE = 60_000;

/**
 * Milliseconds to wait before a request is sent again that failed for the `tries`th time; null when it is not. Exponential backoff
 * with full jitter (M. Brooker, "Exponential backoff and jitter", AWS Architecture Blog, 2015), after what the server asked for: else all
 * whom it sent away come back in the same moment.
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

/** What must not be done twice is sent again only where the server says that it did nothing. */
function mayHelp(fault: unknown, repeatable: boolean): boolean {
  if (fault instanceof ConnectionError) return repeatable;
  if (!(fault instanceof ProblemError)) return false;
  const { status, code, retryAfter } = fault;
  if (status === 429 || (status === 503 && retryAfter !== null)) return true;
  // The first request may still be on its way in while its repetition is there already.
  return repeatable && ([502, 503, 504].includes(status) || code === 'idempotency-key-in-use');
}

/** Waits; fails with the signal's reason when that comes first. */
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
