/** Why something was not done, as it comes from a worker; the page has words for it. */
export type Fault =
  /** A file did not come: the network is away, or the server answered `status`. */
  | { readonly kind: 'download'; readonly status?: number }
  /** Anything else, in the words of who found it: English, for developers. */
  | { readonly kind: 'other'; readonly message: string };

/** A file that something needs could not be downloaded. */
export class DownloadError extends Error {
  override name = 'DownloadError';
  /** Of the server's answer; undefined where none came. */
  readonly status: number | undefined;

  constructor(message: string, status?: number, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

/** A worker broke while it was working. */
export class StoppedError extends Error {
  override name = 'StoppedError';
}

/** What goes from a worker to the page in place of an error, which would lose its class on the way. */
export function faultOf(error: unknown): Fault {
  const { message, status } = error as DownloadError;
  if (!(error instanceof DownloadError)) return { kind: 'other', message };
  return { kind: 'download', ...(status !== undefined && { status }) };
}

/** What a worker's error event tells: that of a script which could not be downloaded has no message. */
export function workerFault({ message }: Partial<ErrorEvent>): Fault {
  return message === undefined ? { kind: 'download' } : { kind: 'other', message };
}

export function faultError(fault: Fault): Error {
  return fault.kind === 'download'
    ? new DownloadError('a file could not be downloaded', fault.status)
    : new Error(fault.message);
}
