import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DataError } from '../../dataset/dataError.ts';
import { sha256 } from '../../files/sha256.ts';
import { labelOf } from './labelName.ts';
import { DIGITS, type LabelKind, type LabelledFile, parseLabelTable, TABLE } from './labelTable.ts';
import { checkDepth, type Entry, filesUnder, listFolder } from './listFolder.ts';
import { unknownLayout } from './unknownLayout.ts';

export type LabelledFiles<Label = number> = {
  /** By their paths in the folder of all pictures, with slashes. */
  readonly files: readonly LabelledFile<Label>[];
  /** SHA-256 of each table of labels, by its path in the folder. */
  readonly tables: Readonly<Record<string, string>>;
};

export type PicturePart = 'train' | 'validation' | 'test';

/** The pictures in a folder, before any of them is opened. */
export type PictureLayout<Label = number> = {
  readonly folder: string;
  /** Last part of the folder's path: the name of its data set. */
  readonly name: string;
  /** True if the folder itself separates training and test pictures; else all are in `train`. */
  readonly divided: boolean;
  readonly parts: Readonly<Partial<Record<PicturePart, LabelledFiles<Label>>>>;
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
export function readLayout(folder: string): Promise<PictureLayout> {
  return readLabelled(folder, DIGITS);
}

/** As `readLayout`, with labels of another kind. @throws DataError */
export async function readLabelled<Label>(
  folder: string,
  kind: LabelKind<Label>,
): Promise<PictureLayout<Label>> {
  const entries = await listFolder(folder);
  const named = entries.filter(({ name, isFolder }) => isFolder && PARTS[name.toLowerCase()]);
  const found =
    named.length > 0 ? await divided(folder, entries, named, kind) : await whole(folder, entries, kind);
  return { folder, name: basename(resolve(folder)), divided: named.length > 0, ...found };
}

type Found<Label> = Pick<PictureLayout<Label>, 'parts' | 'unused'>;

async function whole<Label>(
  folder: string,
  entries: readonly Entry[],
  kind: LabelKind<Label>,
): Promise<Found<Label>> {
  const labelled = await findLabelled(folder, '', entries, kind);
  if (!labelled) throw unknownLayout(folder, entries);
  const { unused, ...train } = labelled;
  return { parts: { train }, unused };
}

async function divided<Label>(
  folder: string,
  entries: readonly Entry[],
  named: readonly Entry[],
  kind: LabelKind<Label>,
): Promise<Found<Label>> {
  const other = entries.find(({ name, isFolder }) => (isFolder ? labelOf(name) !== null : name === TABLE));
  if (other) {
    throw new DataError(
      `${folder}: has both ${named[0].name}/ and ${other.name}: move ${other.name} into the part that it belongs to`,
    );
  }
  const parts: Partial<Record<PicturePart, LabelledFiles<Label>>> = {};
  const unused = entries.filter(({ isFolder }) => !isFolder).map(({ name }) => name);
  for (const { name } of named) {
    const part = PARTS[name.toLowerCase()];
    if (parts[part])
      throw new DataError(`${folder}: has two folders for one part, ${name}/ is the second: keep one`);
    const inside = join(folder, name);
    const own = await listFolder(inside);
    const labelled = await findLabelled(folder, `${name}/`, own, kind);
    if (!labelled) throw unknownLayout(inside, own);
    const { unused: more, ...labelledFiles } = labelled;
    parts[part] = labelledFiles;
    unused.push(...more);
  }
  return { parts, unused };
}

type Labelled<Label> = LabelledFiles<Label> & { readonly unused: readonly string[] };

/**
 * The labelled files under `at`, a path in `folder` that is empty or ends with a slash; null if
 * nothing has a label.
 */
async function findLabelled<Label>(
  folder: string,
  at: string,
  entries: readonly Entry[],
  kind: LabelKind<Label>,
): Promise<Labelled<Label> | null> {
  if (entries.some(({ name, isFolder }) => !isFolder && name === TABLE)) return byTable(folder, at, kind);
  const digits = entries.filter(({ name, isFolder }) => isFolder && labelOf(name) !== null);
  if (digits.length === 0) return deeper(folder, at, entries, kind);
  if (kind.groups === undefined) return byFolders(folder, at, entries, digits, kind);
  throw new DataError(
    `${join(folder, at)}: has no ${TABLE}: the column ${kind.groups}, which divides the pictures, must be in one`,
  );
}

async function byTable<Label>(folder: string, at: string, kind: LabelKind<Label>): Promise<Labelled<Label>> {
  const path = join(folder, at, TABLE);
  const bytes = await readFile(path);
  const rows = parseLabelTable(new TextDecoder().decode(bytes), path, kind);
  const files = rows.map(({ file, ...row }) => ({ file: at + file, ...row })).sort(byFile);
  const listed = new Set(files.map(({ file }) => file));
  const unused = (await filesUnder(folder, at)).filter((file) => !listed.has(file) && file !== at + TABLE);
  return { files, tables: { [at + TABLE]: sha256(bytes) }, unused };
}

async function byFolders<Label>(
  folder: string,
  at: string,
  entries: readonly Entry[],
  digits: readonly Entry[],
  kind: LabelKind<Label>,
): Promise<Labelled<Label>> {
  const files: LabelledFile<Label>[] = [];
  for (const { name } of digits) {
    const label = kind.ofDigit(labelOf(name)!);
    for (const file of await filesUnder(folder, `${at}${name}/`, refuseNestedLabel))
      files.push({ file, label });
  }
  const unused: string[] = [];
  for (const { name, isFolder } of entries) {
    if (!isFolder) unused.push(at + name);
    else if (labelOf(name) === null) unused.push(...(await filesUnder(folder, `${at}${name}/`)));
  }
  return { files: files.sort(byLabel(kind)), tables: {}, unused };
}

/** `3/5/` could be a 3 or a 5. */
function refuseNestedLabel(path: string, name: string): void {
  if (labelOf(name) === null) return;
  throw new DataError(
    `${path}: a folder named for a digit within another: which of them is the label? Rename the inner one`,
  );
}

async function deeper<Label>(
  folder: string,
  at: string,
  entries: readonly Entry[],
  kind: LabelKind<Label>,
): Promise<Labelled<Label> | null> {
  checkDepth(folder, at);
  const files: LabelledFile<Label>[] = [];
  const tables: Record<string, string> = {};
  const unused = entries.filter(({ isFolder }) => !isFolder).map(({ name }) => at + name);
  for (const { name, isFolder } of entries) {
    if (!isFolder) continue;
    const inside = `${at}${name}/`;
    const found = await findLabelled(folder, inside, await listFolder(join(folder, inside)), kind);
    if (!found) continue;
    files.push(...found.files);
    Object.assign(tables, found.tables);
    unused.push(...found.unused);
  }
  if (files.length === 0 && Object.keys(tables).length === 0) return null;
  return { files: files.sort(byLabel(kind)), tables, unused };
}

function byLabel<Label>({ compare }: LabelKind<Label>) {
  return (a: LabelledFile<Label>, b: LabelledFile<Label>): number =>
    compare(a.label, b.label) || byFile(a, b);
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
