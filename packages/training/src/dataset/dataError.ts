import { CifraError } from '@cifra/core/base/error.ts';

/**
 * An error in a data file. The message is written for users: which file, where
 * in it, what was found, what was expected, what to do.
 */
export class DataError extends CifraError {
  override readonly name = 'DataError';

  constructor(message: string) {
    super('invalid-data', message);
  }
}
