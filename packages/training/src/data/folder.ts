import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DIGIT_SIDE, type DigitImage, type Picture } from '@cifra/core/types.ts';
import { DataError } from './dataError.ts';
import { checkDataset, type Dataset } from './dataset.ts';
import { sha256 } from './rawFile.ts';

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;
const LABELS = Array.from({ length: 10 }, (_, label) => String(label));

export type FolderOptions = {
  /** A picture file's bytes → its pixels; rejects what it can not read. */
  readonly decode: (bytes: Uint8Array) => Promise<Picture>;
  /** A picture of one digit → MNIST's frame, as the reader does it. */
  readonly toDigit: (picture: Picture) => DigitImage;
  readonly signal?: AbortSignal;
};

/** A file that gave no digit, and why. */
export type FolderFailure = { readonly file: string; readonly reason: string };

/** A picture that was read. */
type Example = { readonly label: number; readonly digit: DigitImage; readonly line: string };

/**
 * Reads one's own digits: a folder for each label, `0/` to `9/`, with pictures of one digit each, in the order of their
 * names. Names that begin with a dot are passed over; any other file that gives no digit is listed among `failures`, and
 * whether to go on without it is the caller's decision.
 *
 * `files` of the data set has one entry: the SHA-256 of a list of all the pictures read, with theirs.
 *
 * @throws DataError when there is no folder of a label, or not one picture could be read
 */
export async function readFolder(
  folder: string,
  options: FolderOptions,
): Promise<{ dataset: Dataset; failures: readonly FolderFailure[] }> {
  const name = basename(resolve(folder));
  const examples: Example[] = [];
  const failures: FolderFailure[] = [];
  for (const label of await labelsIn(folder)) {
    for (const entry of await entriesOf(join(folder, label))) {
      options.signal?.throwIfAborted();
      const file = `${label}/${entry.name}`;
      try {
        examples.push(await readExample(folder, file, options));
      } catch (error) {
        options.signal?.throwIfAborted();
        failures.push({ file, reason: (error as Error).message });
      }
    }
  }
  if (examples.length === 0) {
    const first = failures[0] ? `; ${failures[0].file}: ${failures[0].reason}` : '';
    throw new DataError(
      `readFolder: ${folder}: none of ${failures.length} files gave a digit${first}; wanted pictures in 0/ to 9/`,
    );
  }
  return { dataset: gather(name, examples), failures };
}

async function labelsIn(folder: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  const labels = LABELS.filter((label) => entries.some((entry) => entry.name === label && !entry.isFile()));
  if (labels.length > 0) return labels;
  throw new DataError(`readFolder: ${folder}: got no folder named 0 to 9, wanted one for each label`);
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    throw new DataError(`readFolder: ${folder}: can not be read (${error.message})`);
  });
  return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readExample(
  folder: string,
  file: string,
  { decode, toDigit }: FolderOptions,
): Promise<Example> {
  const bytes = await readFile(join(folder, file));
  if (bytes.length === 0) throw new DataError('the file is empty');
  const digit = toDigit(await decode(bytes));
  if (!digit.some((ink) => ink > 0)) throw new DataError('the picture is blank');
  return { label: Number(file[0]), digit, line: `${sha256(bytes)}  ${file}\n` };
}

function gather(name: string, examples: readonly Example[]): Dataset {
  const images = new Uint8Array(examples.length * PIXELS);
  examples.forEach(({ digit }, row) => {
    for (let i = 0; i < PIXELS; i++) images[row * PIXELS + i] = Math.round(digit[i] * 255);
  });
  const list = examples.map(({ line }) => line).join('');
  return checkDataset({
    name,
    images,
    labels: Uint8Array.from(examples, ({ label }) => label),
    files: { [name]: sha256(new TextEncoder().encode(list)) },
  });
}
