// Problem details for HTTP (RFC 9457): every error that the server returns is a row of this table.

/** The problems by code; `title` is the same for every occurrence (RFC 9457, 3.1.3). */
export const problems = {
  'invalid-request': { status: 400, title: 'The request does not fit its schema' },
  'invalid-json': { status: 400, title: 'The body is not valid JSON' },
  'invalid-options': { status: 400, title: 'A reading option is invalid' },
  'no-picture': { status: 400, title: 'The request contains no picture' },
  unauthenticated: { status: 401, title: 'An API key is required' },
  forbidden: { status: 403, title: 'The API key does not allow this' },
  'foreign-origin': { status: 403, title: 'The request comes from a page of another site' },
  'not-found': { status: 404, title: 'The address does not exist' },
  'model-not-found': { status: 404, title: 'The model does not exist' },
  'nothing-to-roll-back': { status: 409, title: 'No other model was active before' },
  'job-not-found': { status: 404, title: 'The job does not exist' },
  'feedback-not-found': { status: 404, title: 'The correction does not exist' },
  'key-not-found': { status: 404, title: 'The API key does not exist' },
  'method-not-allowed': { status: 405, title: 'The address does not accept this method' },
  'not-acceptable': { status: 406, title: 'The response is not available in the requested type' },
  'request-timeout': { status: 408, title: 'The request arrived too slowly' },
  'job-not-finished': { status: 409, title: 'The job is not finished' },
  'job-cancelled': { status: 409, title: 'The job was cancelled' },
  'last-admin-key': { status: 409, title: 'The last administrator key cannot revoke itself' },
  'idempotency-key-in-use': {
    status: 409,
    title: 'The first request with this Idempotency-Key is still in progress',
  },
  'job-too-large': { status: 413, title: 'The job is too large' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'too-many-pictures': { status: 413, title: 'The request contains too many pictures' },
  'picture-too-large': { status: 413, title: 'The picture is too large' },
  'unsupported-media-type': { status: 415, title: 'The media type of the body is not supported' },
  'expectation-failed': { status: 417, title: 'The server does not support the expectation of the request' },
  'wrong-host': { status: 421, title: 'The request is for another host' },
  'picture-damaged': { status: 422, title: 'The picture is damaged' },
  'picture-unsupported': { status: 422, title: 'The file is not a picture in a supported format' },
  'picture-unreadable': {
    status: 422,
    title: 'The picture takes too long to read, or cannot be read at all',
  },
  'zip-damaged': { status: 422, title: 'The ZIP cannot be unpacked' },
  'zip-unsafe': { status: 422, title: 'The ZIP is unsafe to unpack' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'no-such-digit': { status: 422, title: 'The picture has no such digit' },
  'model-unusable': { status: 422, title: 'The model cannot be used' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The request headers are too large' },
  'request-aborted': { status: 499, title: 'The client disconnected' },
  internal: { status: 500, title: 'Internal error of the server' },
  'not-implemented': { status: 501, title: 'The server does not support this' },
  'no-training-data': { status: 501, title: 'The server does not have the required data set' },
  'choice-not-stored': { status: 507, title: 'The choice of a model cannot be stored' },
  overloaded: { status: 503, title: 'The server is overloaded' },
  'database-unavailable': { status: 503, title: 'The database does not answer' },
  'nearest-not-ready': { status: 503, title: 'The training digits are being indexed' },
  closing: { status: 503, title: 'The server is shutting down' },
  'quota-exceeded': { status: 507, title: 'The stored pictures of the caller exceed the quota' },
  'storage-full': { status: 507, title: 'The server has no space left to store this' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemCode = keyof typeof problems;

type Details = {
  /** Further members of the problem document, such as `errors`. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
};

/**
 * An error with a row in the table. The message is the problem's `detail`: what failed and what to
 * do.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, detail: string, { members = {}, headers = {}, cause }: Details = {}) {
    super(detail, { cause });
    this.code = code;
    this.members = members;
    this.headers = headers;
  }

  get status(): number {
    return problems[this.code].status;
  }
}

/**
 * The problem document of RFC 9457. `type` is the address of the code's explanation on this server.
 */
export function problemDocument({ code, message, members }: Problem, requestId: string) {
  const { status, title } = problems[code];
  return { type: `/problems/${code}`, title, status, detail: message, code, requestId, ...members };
}
