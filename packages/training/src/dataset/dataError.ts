/**
 * Something is wrong with a data file, not with the program. The message is written for a person: which file, where in
 * it, what was there, what was wanted, what to do. A command line prints it without a stack.
 */
export class DataError extends Error {
  override readonly name = 'DataError';
}
