import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { labelStudioConfig } from '@cifra/core/export/labelStudio.ts';
import { writeAtomically } from '@cifra/training/files/atomicFile.ts';
import { asCommandError, CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { version } from '../platform/version.ts';
import type { FileResult } from '../reading/fileResult.ts';
import { type DocumentFormat, isDocumentFormat, type OutputFormat } from '../reading/outputFormat.ts';
import { documentNames } from './documentNames.ts';
import { type MadeDocument, makeDocuments } from './makeDocuments.ts';

/** Where the documents of a command go. */
export type Documents = {
  /** The file with one line for each reading, which also says what a stopped command has read. */
  readonly table: string | undefined;
  /** Adds a page to the documents of its file. */
  add(result: FileResult): void;
  /** Writes the documents of the file whose pages were added. */
  write(): Promise<void>;
};

type Target = {
  /** Only some formats have documents; all others have lines. */
  readonly format: OutputFormat | undefined;
  /** A folder for documents, a file for lines; standard output by default. */
  readonly out: string | undefined;
  readonly resume: boolean;
  /** Names of all files to be read. */
  readonly files: readonly string[];
  /** Names and versions of the models. */
  readonly models: string;
};

type Write = (file: string, documents: readonly MadeDocument[]) => Promise<void>;

/** The table of readings in a folder of documents. */
const TABLE = 'readings.csv';
/** The labelling interface that the tasks of Label Studio fit. */
const CONFIG = 'labelling.xml';

/**
 * @throws CommandError if several documents would go to standard output, or the folder has files of
 * another program
 */
export async function openDocuments({ format, out, resume, files, models }: Target): Promise<Documents> {
  if (!isDocumentFormat(format)) return { table: out, add: () => {}, write: async () => {} };
  if (out === undefined) return documents(format, models, undefined, toStandardOutput(format, files));
  const table = join(out, TABLE);
  if (!(resume && (await exists(table)))) await makeFolder(out);
  return documents(format, models, table, toFolder(format, out, documentNames(files)));
}

function documents(
  format: DocumentFormat,
  models: string,
  table: string | undefined,
  write: Write,
): Documents {
  let pages: FileResult[] = [];
  return {
    table,
    add: (result) => pages.push(result),
    async write() {
      const results = pages;
      pages = [];
      const made = makeDocuments(format, results, { version: version(), models, now: new Date() });
      if (made.length > 0) await write(results[0].file, made);
    },
  };
}

function toFolder(format: DocumentFormat, folder: string, names: ReadonlyMap<string, string>): Write {
  let isFirst = true;
  return async (file, made) => {
    if (isFirst && format === 'label-studio') await writeFileAt(join(folder, CONFIG), labelStudioConfig);
    isFirst = false;
    for (const { ending, text } of made) await writeFileAt(join(folder, `${names.get(file)}${ending}`), text);
  };
}

async function writeFileAt(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeAtomically(path, text);
  } catch (error) {
    throw asCommandError(error, path);
  }
}

function toStandardOutput(format: DocumentFormat, files: readonly string[]): Write {
  if (files.length > 1) throw severalDocuments(format, `${files.length} files`);
  return async (file, made) => {
    if (made.length > 1) throw severalDocuments(format, `the ${made.length} pages of ${file}`);
    for (const { text } of made) process.stdout.write(text);
  };
}

function severalDocuments(format: DocumentFormat, what: string): CommandError {
  return new CommandError(`${what} cannot be one document in the format ${format}`, {
    hint: 'Name a new folder for the documents with --out.',
    exitCode: exitCodes.usage,
  });
}

/** Files of other programs, such as transcriptions, are never overwritten. */
async function makeFolder(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
    if ((await readdir(out)).length === 0) return;
  } catch (error) {
    throw asCommandError(error, out);
  }
  throw new CommandError(`${out} has files`, {
    hint: `Add --resume if an earlier part of this command wrote ${TABLE} there, or name another folder with --out.`,
  });
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
