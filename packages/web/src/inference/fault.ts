/** Cause of a failure, as sent by a worker; the page has the texts. */
export type Fault =
  /** A download failed: there is no network, or the server answered `status`. */
  | { readonly kind: 'download'; readonly status?: number }
  /** Any other error, with its message: English, for developers. */
  | { readonly kind: 'other'; readonly message: string };

/** Thrown when a required file could not be downloaded. */
export class DownloadError extends Error {
  override name = 'DownloadError';
  /** Status of the server's answer; undefined without an answer. */
  readonly status: number | undefined;

  constructor(message: string, status?: number, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

/** Thrown when a worker breaks while working. */
export class StoppedError extends Error {
  override name = 'StoppedError';
}

/** Converts an error for sending from a worker to the page, because a sent error loses its class. */
export function faultOf(error: unknown): Fault {
  const { message, status } = error as DownloadError;
  if (!(error instanceof DownloadError)) return { kind: 'other', message };
  return { kind: 'download', ...(status !== undefined && { status }) };
}

/** Converts a worker's error event. It has no message if the script could not be downloaded. */
export function workerFault({ message }: Partial<ErrorEvent>): Fault {
  return message === undefined ? { kind: 'download' } : { kind: 'other', message };
}

export function faultError(fault: Fault): Error {
  return fault.kind === 'download'
    ? new DownloadError('a file could not be downloaded', fault.status)
    : new Error(fault.message);
}
