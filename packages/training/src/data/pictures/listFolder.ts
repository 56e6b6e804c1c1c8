import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataError } from '../../dataset/dataError.ts';

export type Entry = { readonly name: string; readonly isFolder: boolean };

/** Files that desktops leave behind; those of Unix start with a dot. */
const CLUTTER = new Set(['Thumbs.db', 'desktop.ini', '__MACOSX']);

/** Maximum depth of nested folders; deeper ones are a loop of links, or a mistake. */
const DEEPEST = 12;

/**
 * Lists the entries of a folder by name, without hidden ones; follows links.
 * @throws DataError if it cannot be read
 */
export async function listFolder(folder: string): Promise<Entry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    const isMissing = error.code === 'ENOENT';
    const reason = isMissing ? 'does not exist: check the name' : `cannot be read (${error.message})`;
    throw new DataError(`${folder}: ${reason}`);
  });
  const visible = entries.filter(({ name }) => !name.startsWith('.') && !CLUTTER.has(name));
  const listed = await Promise.all(
    visible.map(async (entry) => ({ name: entry.name, isFolder: await isFolder(folder, entry) })),
  );
  return listed.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function isFolder(folder: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const target = await stat(join(folder, entry.name)).catch(() => null);
  return target?.isDirectory() ?? false;
}

/**
 * Returns all files under `at`, a path in `folder` that is empty or ends with a slash; as paths in
 * `folder`.
 * @param visit is called for each folder on the way, and may throw
 * @throws DataError if a folder cannot be read
 */
export async function filesUnder(
  folder: string,
  at: string,
  visit: (path: string, name: string) => void = () => {},
): Promise<string[]> {
  checkDepth(folder, at);
  const files: string[] = [];
  for (const { name, isFolder } of await listFolder(join(folder, at))) {
    if (isFolder) {
      visit(join(folder, at, name), name);
      files.push(...(await filesUnder(folder, `${at}${name}/`, visit)));
    } else files.push(at + name);
  }
  return files;
}

/** @throws DataError if `at` is so deep in `folder` that it must be a loop of links */
export function checkDepth(folder: string, at: string): void {
  if (at.split('/').length <= DEEPEST) return;
  throw new DataError(`${join(folder, at)}: more than ${DEEPEST} nested folders`);
}
