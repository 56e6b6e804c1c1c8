/** A model that is missing or cannot be used. The hint is a sentence that says what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly hint: string;

  constructor(message: string, { hint, cause }: { readonly hint: string; readonly cause?: unknown }) {
    super(message, { cause });
    this.hint = hint;
  }
}
