import { type FileHandle, open, readFile, stat, truncate } from 'node:fs/promises';
import { dictionary, text } from '@cifra/core/json/check.ts';
import { parseJson } from '@cifra/core/json/parseJson.ts';
import { writeAtomically } from '@cifra/training/files/atomicFile.ts';
import { jsonDocument } from '../output/json.ts';
import { asCommandError, CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { earlierResults } from './earlierResults.ts';
import type { Output } from './output.ts';
import { differences, type Settings, settingsFile } from './settings.ts';

type ResultFile = {
  /** The file of the results. */
  readonly out: string;
  readonly resume: boolean;
  /** The first lines of the file. */
  readonly head: readonly string[];
  readonly settings: Settings;
  /** True for the names of the files to be read. */
  readonly isInput: (name: string) => boolean;
};

/**
 * Opens the file of a batch, new or to be resumed. A process that is killed loses at most the
 * results of one file, which the resumed batch reads again.
 *
 * @throws CommandError if the file exists and is not to be resumed, or was made with other settings
 */
export async function openResultFile(target: ResultFile): Promise<Output> {
  const { out, resume, head } = target;
  const size = resume ? await sizeOf(out) : null;
  // A process that was killed may have created the file and not yet written to it.
  if (size === null || size === 0) {
    const file = await (size === null ? create(out) : open(out, 'a'));
    await writeAtomically(settingsFile(out), `${jsonDocument(target.settings)}\n`);
    return begin(file, out, head);
  }
  await checkSettings(out, target.settings);
  const { end, done, exitCode } = await earlierResults(out, head, target.isInput);
  await truncate(out, end);
  const file = await open(out, 'a');
  return end === 0 ? begin(file, out, head) : { ...appending(file, out, end), done, exitCode };
}

async function begin(file: FileHandle, out: string, head: readonly string[]): Promise<Output> {
  const output = { ...appending(file, out, 0), done: new Set<string>(), exitCode: exitCodes.ok };
  await output.write(head);
  return output;
}

/** @param end the size of the file */
function appending(file: FileHandle, out: string, end: number): Pick<Output, 'write' | 'close'> {
  let size = end;
  return {
    async write(lines) {
      if ((await file.stat()).size !== size)
        throw new CommandError(`another program writes to ${out}`, {
          hint: 'It may be an earlier part of this batch that still runs. When it has ended, resume with --resume.',
        });
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      await file.appendFile(bytes).catch((cause: unknown) => {
        throw asCommandError(cause, out);
      });
      size += bytes.length;
    },
    close: () => file.close(),
  };
}

/** Null if the file does not exist. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function create(out: string): Promise<FileHandle> {
  try {
    return await open(out, 'ax');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new CommandError(`${out} exists`, {
      hint: 'Add --resume to continue it, or write to another file with --out.',
      cause: error,
    });
  }
}

/** @throws CommandError that names each difference */
async function checkSettings(out: string, settings: Settings): Promise<void> {
  const path = settingsFile(out);
  const content = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
    throw new CommandError(`${out} cannot be resumed: ${path} does not exist`, {
      hint: 'Put this file back, or write to another file with --out.',
      cause,
    });
  });
  const before = dictionary(text())(parseJson(content, path), path);
  const changed = differences(before, settings);
  if (changed.length === 0) return;
  throw new CommandError(`${out} was begun with other settings: ${changed.join('; ')}`, {
    hint: 'Resume with the settings of the first part, or write to another file with --out.',
  });
}
