/**
 * A failure that the caller can fix, such as a wrong value or a missing file. Other errors are mistakes in
 * the program. Programs decide by `code`; the message is for people.
 */
export class CifraError extends Error {
  override readonly name: string = 'CifraError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
