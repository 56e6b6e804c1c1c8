/**
 * An error in a data file; the program is not at fault. The message is written for users: which file, where
 * in it, what was found, what was expected, what to do. The command line prints it without a stack.
 */
export class DataError extends Error {
  override readonly name = 'DataError';
}
