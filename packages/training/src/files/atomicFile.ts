import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** New contents of a file, on disk under another name. */
export type Draft = {
  /** Renames the draft to the file. */
  commit(): Promise<void>;
  discard(): Promise<void>;
};

/**
 * Writes the whole file or nothing. A reader of `path`, even after a power cut, finds the old or
 * the new contents.
 */
export async function writeAtomically(path: string, contents: Uint8Array | string): Promise<void> {
  const draft = await draftFile(path, contents);
  await draft.commit();
}

/**
 * The first half of `writeAtomically`, for changes that may still be refused. The data are on the
 * disk before the file gets its name, and the name is on the disk before `commit` returns.
 */
export async function draftFile(path: string, contents: Uint8Array | string): Promise<Draft> {
  // Two writers of one file must not share a draft: neither two processes nor two containers.
  const draft = `${path}.${process.pid}-${randomUUID()}.tmp`;
  const discard = () => rm(draft, { force: true });
  await discardOnError(discard, () => writeSynced(draft, contents));
  return {
    async commit() {
      await discardOnError(discard, () => rename(draft, path));
      await syncFolder(dirname(path));
    },
    discard,
  };
}

async function discardOnError(discard: () => Promise<void>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await discard();
    throw error;
  }
}

async function writeSynced(path: string, contents: Uint8Array | string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(contents);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is durable.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
