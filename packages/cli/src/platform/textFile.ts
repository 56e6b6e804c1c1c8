import { readFile } from 'node:fs/promises';
import { asCommandError } from './commandError.ts';

/**
 * Reads the text of a file named by the user. @throws CommandError that says why it cannot be read
 */
export async function readTextFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw asCommandError(cause, path);
  });
}
