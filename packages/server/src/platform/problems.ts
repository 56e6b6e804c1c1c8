// Problem details for HTTP (RFC 9457): every error that leaves the server is a row of this table.

/** What each problem is, whatever the request; `title` never changes between its occurrences (RFC 9457, 3.1.3). */
export const problems = {
  'invalid-request': { status: 400, title: 'The request does not fit its schema' },
  'invalid-json': { status: 400, title: 'The body is not JSON that can be read' },
  'invalid-options': { status: 400, title: 'An option of the reading makes no sense' },
  'no-picture': { status: 400, title: 'There is no picture in the request' },
  unauthenticated: { status: 401, title: 'An API key is needed' },
  forbidden: { status: 403, title: 'The API key does not allow this' },
  'foreign-origin': { status: 403, title: 'The request comes from a page of another site' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'model-not-found': { status: 404, title: 'There is no such model' },
  'nothing-to-roll-back': { status: 409, title: 'No other model was active before' },
  'job-not-found': { status: 404, title: 'There is no such job' },
  'feedback-not-found': { status: 404, title: 'There is no such correction' },
  'key-not-found': { status: 404, title: 'There is no such API key' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'not-acceptable': { status: 406, title: 'The answer does not come in that form' },
  'request-timeout': { status: 408, title: 'The request came too slowly' },
  'job-not-finished': { status: 409, title: 'The job is still being read' },
  'job-cancelled': { status: 409, title: 'The job was cancelled' },
  'last-admin-key': { status: 409, title: 'The last key of an administrator cannot revoke itself' },
  'idempotency-key-in-use': { status: 409, title: 'The first request with this Idempotency-Key is not over' },
  'job-too-large': { status: 413, title: 'The job is too large' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'too-many-pictures': { status: 413, title: 'There are too many pictures in one request' },
  'picture-too-large': { status: 413, title: 'The picture is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is of a type that is not read' },
  'expectation-failed': { status: 417, title: 'The server does not do what the request expects' },
  'wrong-host': { status: 421, title: 'The request is for another host' },
  'picture-damaged': { status: 422, title: 'The picture is damaged' },
  'picture-unsupported': { status: 422, title: 'The bytes are not a picture of a kind that is read' },
  'picture-unreadable': {
    status: 422,
    title: 'The picture takes too long to read, or cannot be read at all',
  },
  'zip-damaged': { status: 422, title: 'The ZIP cannot be unpacked' },
  'zip-unsafe': { status: 422, title: 'The ZIP is built to do harm' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'no-such-digit': { status: 422, title: 'The picture has no such digit' },
  'model-unusable': { status: 422, title: 'The model cannot be used' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The head of the request is too large' },
  'request-aborted': { status: 499, title: 'The sender went away' },
  internal: { status: 500, title: 'Something went wrong in the server' },
  'not-implemented': { status: 501, title: 'The server does not do this' },
  'no-training-data': { status: 501, title: 'The server has not the data set that this needs' },
  'choice-not-stored': { status: 507, title: 'The choice of a model cannot be stored' },
  overloaded: { status: 503, title: 'The server has more to do than it can' },
  'database-unavailable': { status: 503, title: 'The database does not answer' },
  'nearest-not-ready': { status: 503, title: 'The training digits are being indexed' },
  closing: { status: 503, title: 'The server is shutting down' },
  'quota-exceeded': { status: 507, title: 'The caller has too many bytes of pictures waiting' },
  'storage-full': { status: 507, title: 'The server has no room left to store this' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemCode = keyof typeof problems;

type Details = {
  /** Further members of the problem's document, such as `errors`. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
};

/** An answer that is an error. The message is the problem's `detail`: a sentence for the sender that says what to do. */
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

/** The document of RFC 9457. `type` is an address on this server at which the code is explained. */
export function problemDocument({ code, message, members }: Problem, requestId: string) {
  const { status, title } = problems[code];
  return { type: `/problems/${code}`, title, status, detail: message, code, requestId, ...members };
}
