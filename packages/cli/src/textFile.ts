import { readFile } from 'node:fs/promises';
import { asCommandError } from './commandError.ts';

/** The text of a file that the user named. @throws CommandError that says what is in the way */
export async function readTextFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw asCommandError(cause, path);
  });
}
