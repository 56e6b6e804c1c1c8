import type { Problem, ProblemCode } from './generated.ts';

/** Codes that the server has today; one that is newer than this client may bring others. */
export type KnownOrNewCode = ProblemCode | (string & {});

/** The server answered with an error: what it said, as a problem document (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: KnownOrNewCode;
  readonly status: number;
  /** The whole document, with members of its own kind such as `errors`. */
  readonly problem: Problem;
  /** Milliseconds after which the server wants to be asked again; null where it did not say. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** There was no answer, or it broke off. What the request asked for may have been done. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';

  constructor(url: string, cause: unknown) {
    const server = url === '' ? 'the server of this page' : url;
    super(`no answer from ${server} (${reasonOf(cause)}): is it running, and is this its address?`, {
      cause,
    });
  }
}

/** The error of an answer that is not a success. */
export async function problemOf(response: Response, now: number): Promise<ProblemError> {
  const text = await response.text();
  return new ProblemError(
    parseProblem(text) ?? unknownProblem(response),
    retryAfter(response.headers.get('retry-after'), now),
  );
}

/** `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds from `now`. */
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

/** What stands between may answer too: a proxy that does not reach the server has no problem documents. */
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

/** Node's fetch says "fetch failed" and has the reason in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  const { code } = (cause ?? {}) as { readonly code?: string };
  return code ?? (cause instanceof Error ? cause.message : message);
}
