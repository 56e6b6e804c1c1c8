import type { Problem, ProblemCode } from './generated.ts';

/** Known problem codes. A newer server may use others. */
export type KnownOrNewCode = ProblemCode | (string & {});

/**
 * An error response of the server, as a problem document (RFC 9457).
 *
 * @example
 * import { createClient, ProblemError } from '@cifra/client';
 *
 * const cifra = createClient({ url: process.env.CIFRA_URL ?? 'http://127.0.0.1:8080' });
 * try {
 *   await cifra.readPicture({ body: new Blob(['no picture'], { type: 'image/png' }) });
 * } catch (error) {
 *   if (!(error instanceof ProblemError)) throw error;
 *   console.log(error.code, error.message);
 * }
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: KnownOrNewCode;
  readonly status: number;
  /** The whole document, including extension members such as `errors`. */
  readonly problem: Problem;
  /** Milliseconds to wait before a retry, as requested by the server; null if it did not say. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/**
 * The server did not respond, or the response was incomplete. The request may still have been
 * carried out.
 *
 * @example
 * import { ConnectionError, createClient } from '@cifra/client';
 *
 * // Nothing listens on this port.
 * const cifra = createClient({ url: 'http://127.0.0.1:1', retries: 0 });
 * await cifra.listModels().catch((error) => console.log(error instanceof ConnectionError, error.message));
 */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';

  constructor(url: string, cause: unknown) {
    const server = url === '' ? 'the server of this page' : url;
    super(`no answer from ${server} (${reasonOf(cause)}): is it running, and is this its address?`, {
      cause,
    });
  }
}

/** Returns the error for an unsuccessful response. */
export async function problemOf(response: Response, now: number): Promise<ProblemError> {
  const text = await response.text();
  return new ProblemError(
    parseProblem(text) ?? unknownProblem(response),
    retryAfter(response.headers.get('retry-after'), now),
  );
}

/** Parses `Retry-After` (RFC 9110, 10.2.3), seconds or a date, to milliseconds from `now`. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const value = header.trim();
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function parseProblem(text: string): Problem | null {
  try {
    const value = JSON.parse(text) as Problem | null;
    return typeof value?.code === 'string' && typeof value.detail === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Describes responses without a problem document, as from a proxy that cannot reach the server. */
function unknownProblem({ status, statusText, headers }: Response): Problem {
  return {
    type: 'about:blank',
    title: statusText,
    status,
    detail: `the answer is ${status} ${statusText}, without a problem document: it may be of a proxy, or of another server`,
    code: 'unknown',
    requestId: headers.get('x-request-id') ?? '',
  };
}

/**
 * Returns the reason of a failed request. Node's fetch reports "fetch failed" and puts the reason
 * into its cause.
 */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  const { code } = (cause ?? {}) as { readonly code?: string };
  return code ?? (cause instanceof Error ? cause.message : message);
}
