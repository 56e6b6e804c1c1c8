import { readFile, stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { pictureExtensions, picturesIn } from '@cifra/node/pictures/pictureFiles.ts';
import { standardInput } from '@cifra/node/pictures/source.ts';
import { describeSystemError } from '@cifra/node/systemErrors.ts';
import { asCommandError, CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import type { FileResult } from './fileResult.ts';

/** A file to read, or a folder without usable pictures. */
export type Input = string | (FileResult & { readonly problem: 'folder' });

/**
 * Returns the inputs of the command line, in order: files, the pictures in folders, and the names
 * listed in the `--files-from` file, one per line.
 * @throws CommandError if nothing is named, or the list of names cannot be read
 */
export async function inputsOf(given: readonly string[], filesFrom: string | undefined): Promise<Input[]> {
  if (given.length === 0 && filesFrom === undefined) {
    const hint = 'Name files or folders, or a list of them: npx cifra read --files-from names.txt';
    throw new CommandError('no pictures given', { hint, exitCode: exitCodes.usage });
  }
  if (filesFrom === standardInput && given.includes(standardInput)) {
    throw new CommandError('standard input cannot be both a picture and the list of names', {
      exitCode: exitCodes.usage,
    });
  }
  const listed = filesFrom === undefined ? [] : await namesIn(filesFrom);
  const inputs: Input[] = [];
  for (const name of [...given, ...listed]) for (const input of await inputsAt(name)) inputs.push(input);
  return inputs;
}

export function nameOf(input: Input): string {
  return typeof input === 'string' ? input : input.file;
}

async function namesIn(list: string): Promise<string[]> {
  const content = list === standardInput ? text(process.stdin) : readFile(list, 'utf8');
  const lines = (await content.catch(failWith(list))).split(/\r?\n/);
  return lines.filter((line) => line !== '');
}

function failWith(list: string): (cause: unknown) => never {
  return (cause) => {
    throw asCommandError(cause, list);
  };
}

async function inputsAt(name: string): Promise<Input[]> {
  if (name === standardInput) return [name];
  const found = await stat(name).catch(() => null);
  // Problems with a file are reported in its turn.
  if (!found?.isDirectory()) return [name];
  try {
    const pictures = await picturesIn(name);
    return pictures.length > 0
      ? pictures
      : [emptyFolder(name, `contains no pictures (${pictureExtensions})`)];
  } catch (error) {
    const described = describeSystemError(error);
    if (described === null) throw error;
    return [emptyFolder(name, `cannot be read: ${described}`)];
  }
}

function emptyFolder(file: string, message: string): Input {
  return { file, problem: 'folder', message };
}
