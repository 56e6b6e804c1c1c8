export type JobErrorCode =
  | 'job-not-found'
  | 'job-empty'
  | 'job-too-large'
  | 'job-not-finished'
  | 'job-cancelled'
  | 'zip-damaged'
  | 'zip-unsafe'
  | 'idempotency-key-reused'
  | 'idempotency-key-in-use'
  | 'idempotency-key-invalid';

/** What is wrong with a request about a job; the message is a sentence for its sender. */
export class JobError extends Error {
  override readonly name = 'JobError';
  readonly code: JobErrorCode;

  constructor(code: JobErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
