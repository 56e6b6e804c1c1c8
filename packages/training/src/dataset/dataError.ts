import { CifraError } from '@cifra/core/base/error.ts';

/**
 * An error in a data file. The message is written for users: which file, where
 * in it, what was found, what was expected, what to do.
 *
 * @example
 * import { DataError, loadDataset } from '@cifra/training';
 *
 * await loadDataset('usps', 'test', { root: 'no-such-folder' }).catch((error) => {
 *   console.log(error instanceof DataError, error.code);
 * });
 */
export class DataError extends CifraError {
  override readonly name = 'DataError';

  constructor(message: string) {
    super('invalid-data', message);
  }
}
