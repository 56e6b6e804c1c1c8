/**
 * Cause of a failure as a code, so that a worker can send it; `words/faultText.ts` has the texts.
 */
export type Fault =
  /** A download failed: there is no network, or the server answered `status`. */
  | { readonly code: 'download'; readonly status?: number }
  /** The browser cannot compile the reader, which needs WebAssembly SIMD. */
  | { readonly code: 'no-simd' }
  /** The worker stopped while it was working. */
  | { readonly code: 'worker-stopped' }
  /** The browser cannot open the file of this name as a picture. */
  | { readonly code: 'not-a-picture'; readonly name: string }
  /** The document of this name, or a page of it, cannot be opened. */
  | { readonly code: 'document'; readonly problem: DocumentProblem; readonly name: string }
  /** The document has more pages than are read. */
  | { readonly code: 'too-many-pages'; readonly name: string; readonly pages: number; readonly most: number }
  /** The model has no explaining graph, from which the maps are computed. */
  | { readonly code: 'no-explaining-graph' }
  /** The server does not answer. */
  | { readonly code: 'no-answer' }
  /** The server answered with a problem; `detail` is English. */
  | { readonly code: 'problem'; readonly detail: string }
  /** Any other error, with its message: English, for developers. */
  | { readonly code: 'unexpected'; readonly message: string };

/**
 * `password`: a password is needed; `encryption` and `compression`: of a kind that is not read;
 * `damaged`: the document, or this page of it.
 */
export type DocumentProblem = 'password' | 'encryption' | 'compression' | 'damaged';

/** An error whose cause has a code. */
export class FaultError extends Error {
  override name = 'FaultError';
  readonly fault: Fault;

  constructor(fault: Fault, message: string, cause?: unknown) {
    super(message, { cause });
    this.fault = fault;
  }
}

/** Returns the cause of an error, which can be sent from a worker; a sent error loses its class. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  // For developers: visitors get a text in their language.
  console.error(error);
  return { code: 'unexpected', message: (error as Error).message };
}

/** Converts a worker's error event. It has no message if the script could not be downloaded. */
export function workerFault({ message }: Partial<ErrorEvent>): Fault {
  return message === undefined ? { code: 'download' } : { code: 'unexpected', message };
}

/** Converts a fault that a worker sent back to an error. */
export function faultError(fault: Fault): FaultError {
  return new FaultError(fault, fault.code === 'unexpected' ? fault.message : fault.code);
}
