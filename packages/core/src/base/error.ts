type Details = { readonly hint?: string | undefined; readonly cause?: unknown };

/**
 * A failure that the caller can fix, such as a wrong value or a missing file. Other errors are
 * mistakes in the program. Programs decide by `code`; the message is for people.
 *
 * @example
 * import { CifraError, parseExpectText } from '@cifra/core';
 *
 * try {
 *   parseExpectText('digits:none');
 * } catch (error) {
 *   if (!(error instanceof CifraError)) throw error;
 *   console.log(error.code, error.message);
 * }
 */
export class CifraError extends Error {
  override readonly name: string = 'CifraError';
  readonly code: string;
  /** A sentence that tells the user what to do. */
  readonly hint: string | undefined;

  constructor(code: string, message: string, { hint, cause }: Details = {}) {
    super(message, { cause });
    this.code = code;
    this.hint = hint;
  }
}
