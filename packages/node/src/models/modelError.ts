import { CifraError } from '@cifra/core/base/error.ts';

/** A model that is missing or cannot be used. */
export class ModelError extends CifraError {
  override readonly name = 'ModelError';

  constructor(message: string, details: { readonly hint: string; readonly cause?: unknown }) {
    super('invalid-model', message, details);
  }
}
