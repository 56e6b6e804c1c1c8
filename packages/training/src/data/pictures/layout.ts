import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DataError } from '../../dataset/dataError.ts';
import { sha256 } from '../../files/sha256.ts';
import { labelOf } from './labelName.ts';
import { type LabelledFile, parseLabelTable, TABLE } from './labelTable.ts';
import { checkDepth, type Entry, filesUnder, listFolder } from './listFolder.ts';
import { unknownLayout } from './unknownLayout.ts';

/** A picture by its path in the folder of all pictures, with slashes. */

export type LabelledFiles = {
  readonly files: readonly LabelledFile[];
  /** SHA-256 of each table of labels, by its path in the folder. */
  readonly tables: Readonly<Record<string, string>>;
};

export type PicturePart = 'train' | 'validation' | 'test';

/** The pictures in a folder, before any of them is opened. */
export type PictureLayout = {
  readonly folder: string;
  /** Last part of the folder's path: the name of its data set. */
  readonly name: string;
  /** True if the folder itself separates training and test pictures; else all are in `train`. */
  readonly divided: boolean;
  readonly parts: Readonly<Partial<Record<PicturePart, LabelledFiles>>>;
  /** Files that have no label. */
  readonly unused: readonly string[];
};

/** Names of folders that hold a part. */
const PARTS: Readonly<Record<string, PicturePart>> = {
  train: 'train',
  training: 'train',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  test: 'test',
  testing: 'test',
};

/**
 * Finds the labelled pictures in a folder. Accepted layouts: a folder for each digit (`3/`,
 * `three/`, `digit_3/`, `class3/`), with pictures in it or deeper; a table `labels.csv` next to the
 * pictures; either of them inside `train/`, `val/` and `test/`; and any of these further down, for
 * example below a folder for each writer.
 *
 * @throws DataError that reports what was found and what is accepted
 */
export async function readLayout(folder: string): Promise<PictureLayout> {
  const entries = await listFolder(folder);
  const named = entries.filter(({ name, isFolder }) => isFolder && PARTS[name.toLowerCase()]);
  const found = named.length > 0 ? await divided(folder, entries, named) : await whole(folder, entries);
  return { folder, name: basename(resolve(folder)), divided: named.length > 0, ...found };
}

type Found = Pick<PictureLayout, 'parts' | 'unused'>;

async function whole(folder: string, entries: readonly Entry[]): Promise<Found> {
  const labelled = await findLabelled(folder, '', entries);
  if (!labelled) throw unknownLayout(folder, entries);
  const { unused, ...train } = labelled;
  return { parts: { train }, unused };
}

async function divided(folder: string, entries: readonly Entry[], named: readonly Entry[]): Promise<Found> {
  const other = entries.find(({ name, isFolder }) => (isFolder ? labelOf(name) !== null : name === TABLE));
  if (other) {
    throw new DataError(
      `${folder}: has both ${named[0].name}/ and ${other.name}: move ${other.name} into the part that it belongs to`,
    );
  }
  const parts: Partial<Record<PicturePart, LabelledFiles>> = {};
  const unused = entries.filter(({ isFolder }) => !isFolder).map(({ name }) => name);
  for (const { name } of named) {
    const part = PARTS[name.toLowerCase()];
    if (parts[part])
      throw new DataError(`${folder}: has two folders for one part, ${name}/ is the second: keep one`);
    const inside = join(folder, name);
    const own = await listFolder(inside);
    const labelled = await findLabelled(folder, `${name}/`, own);
    if (!labelled) throw unknownLayout(inside, own);
    const { unused: more, ...labelledFiles } = labelled;
    parts[part] = labelledFiles;
    unused.push(...more);
  }
  return { parts, unused };
}

type Labelled = LabelledFiles & { readonly unused: readonly string[] };

/**
 * The labelled files under `at`, a path in `folder` that is empty or ends with a slash; null if
 * nothing has a label.
 */
async function findLabelled(folder: string, at: string, entries: readonly Entry[]): Promise<Labelled | null> {
  if (entries.some(({ name, isFolder }) => !isFolder && name === TABLE)) return byTable(folder, at);
  const digits = entries.filter(({ name, isFolder }) => isFolder && labelOf(name) !== null);
  return digits.length > 0 ? byFolders(folder, at, entries, digits) : deeper(folder, at, entries);
}

async function byTable(folder: string, at: string): Promise<Labelled> {
  const path = join(folder, at, TABLE);
  const bytes = await readFile(path);
  const rows = parseLabelTable(new TextDecoder().decode(bytes), path);
  const files = rows.map(({ file, label }) => ({ file: at + file, label })).sort(byFile);
  const listed = new Set(files.map(({ file }) => file));
  const unused = (await filesUnder(folder, at)).filter((file) => !listed.has(file) && file !== at + TABLE);
  return { files, tables: { [at + TABLE]: sha256(bytes) }, unused };
}

async function byFolders(
  folder: string,
  at: string,
  entries: readonly Entry[],
  digits: readonly Entry[],
): Promise<Labelled> {
  const files: LabelledFile[] = [];
  for (const { name } of digits) {
    const label = labelOf(name)!;
    for (const file of await filesUnder(folder, `${at}${name}/`, refuseNestedLabel))
      files.push({ file, label });
  }
  const unused: string[] = [];
  for (const { name, isFolder } of entries) {
    if (!isFolder) unused.push(at + name);
    else if (labelOf(name) === null) unused.push(...(await filesUnder(folder, `${at}${name}/`)));
  }
  return { files: files.sort((a, b) => a.label - b.label || byFile(a, b)), tables: {}, unused };
}

/** `3/5/` could be a 3 or a 5. */
function refuseNestedLabel(path: string, name: string): void {
  if (labelOf(name) === null) return;
  throw new DataError(
    `${path}: a folder named for a digit within another: which of them is the label? Rename the inner one`,
  );
}

async function deeper(folder: string, at: string, entries: readonly Entry[]): Promise<Labelled | null> {
  checkDepth(folder, at);
  const files: LabelledFile[] = [];
  const tables: Record<string, string> = {};
  const unused = entries.filter(({ isFolder }) => !isFolder).map(({ name }) => at + name);
  for (const { name, isFolder } of entries) {
    if (!isFolder) continue;
    const inside = `${at}${name}/`;
    const found = await findLabelled(folder, inside, await listFolder(join(folder, inside)));
    if (!found) continue;
    files.push(...found.files);
    Object.assign(tables, found.tables);
    unused.push(...found.unused);
  }
  if (files.length === 0 && Object.keys(tables).length === 0) return null;
  return { files: files.sort((a, b) => a.label - b.label || byFile(a, b)), tables, unused };
}

function byFile(a: LabelledFile, b: LabelledFile): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
