import { join } from 'node:path';
import { DataError } from '../../dataset/dataError.ts';
import { catalogue, filesOf, type HashedFile, type Source } from './catalogue.ts';
import { findFile } from './findFile.ts';

/** The result for one file of the catalogue: a row of a table. */
export type FileCheck = {
  readonly source: string;
  readonly file: HashedFile;
  readonly state: 'ok' | 'missing' | 'corrupt';
  /** Path that was read, including `.gz`; the expected path if missing. */
  readonly path: string;
  /** Expected SHA-256 of the raw bytes. */
  readonly wanted: string;
  /** Actual SHA-256; null if there are no raw bytes. */
  readonly got: string | null;
  /** Why it is not ok, for users; '' if it is. */
  readonly reason: string;
};

/**
 * Checks every file of the sources in a data folder. Reads and hashes the files, without checking
 * single digits. Reports bad files without throwing.
 */
export async function verifyFolder(
  root: string,
  sources: readonly Source[] = Object.values(catalogue.sources),
): Promise<FileCheck[]> {
  const rows: FileCheck[] = [];
  for (const source of sources) rows.push(...(await verifyFiles(root, source.name, filesOf(source))));
  return rows;
}

/** Checks the files of one source; a row for each. */
export async function verifyFiles(
  root: string,
  source: string,
  files: readonly HashedFile[],
): Promise<FileCheck[]> {
  const rows: FileCheck[] = [];
  // One at a time: each file is completely in memory.
  for (const file of files) rows.push({ source, ...(await checkFile(root, file)) });
  return rows;
}

/** Checks that one file is in a data folder, and is the one that its name says. */
export async function checkFile(root: string, file: HashedFile): Promise<Omit<FileCheck, 'source'>> {
  const path = join(root, file.path);
  const row = { file, path, wanted: file.sha256, got: null };
  try {
    const raw = await findFile(root, file.path);
    if (!raw) return { ...row, state: 'missing', reason: 'not in the folder, neither plain nor as .gz' };
    const found = { ...row, path: raw.path, got: raw.sha256 };
    if (raw.sha256 === file.sha256) return { ...found, state: 'ok', reason: '' };
    return { ...found, state: 'corrupt', reason: 'bytes that differ from the published ones' };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { ...row, state: 'corrupt', reason: error.message };
  }
}
