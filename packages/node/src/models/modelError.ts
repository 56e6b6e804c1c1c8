/** A model that is not there or cannot be used; the hint is a sentence that says what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly hint: string;

  constructor(message: string, { hint, cause }: { readonly hint: string; readonly cause?: unknown }) {
    super(message, { cause });
    this.hint = hint;
  }
}
