import { CifraError } from '@cifra/core/base/error.ts';

/**
 * A model that is missing or cannot be used. Its `code` is `invalid-model`, and its `hint` says what to do.
 *
 * @example
 * import { ModelError, openReader } from '@cifra/node';
 *
 * await openReader({ number: 'absent' }).catch((error) => {
 *   if (!(error instanceof ModelError)) throw error;
 *   console.log(error.message, error.hint);
 * });
 */
export class ModelError extends CifraError {
  override readonly name = 'ModelError';

  constructor(message: string, details: { readonly hint: string; readonly cause?: unknown }) {
    super('invalid-model', message, details);
  }
}
