import { readFile } from 'node:fs/promises';
import { CommandError } from './commandError.ts';

/** The text of a file that the user named. @throws CommandError that says what is in the way */
export async function readTextFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`${path}: ${inWords(cause)}`, { cause });
  });
}

function inWords({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EISDIR':
      return 'is a folder: name a file in it';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read: check its permissions';
    default:
      return `could not be read (${code ?? message})`;
  }
}
