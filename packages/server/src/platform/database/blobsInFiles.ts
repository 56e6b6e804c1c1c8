import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blobs } from './blobs.ts';
import { isFull, storageFull } from './databaseProblems.ts';
import { checkRoom, type FreeSpace, freeSpace } from './freeSpace.ts';

/**
 * Bytes that stay free for the database, so that accepted jobs can be read and their results
 * stored.
 */
const RESERVE = 64 * 2 ** 20;
const UNFINISHED = '.part';

/** Blobs as files: `jobs/<uuid>` is `<folder>/jobs/<first two digits>/<uuid>`. */
export function blobsInFiles(folder: string, free: FreeSpace = freeSpace): Blobs {
  const pathOf = (key: string): string => {
    const [kind, name] = key.split('/');
    return join(folder, kind, name.slice(0, 2), name);
  };
  const room = (bytes: number): Promise<void> => checkRoom(folder, bytes + RESERVE, free);
  return {
    checkRoom: async (bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await room(bytes);
    },
    async put(key, bytes) {
      const path = pathOf(key);
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await room(bytes.length);
      await write(path, bytes);
      await syncFolder(dirname(path));
      if (made !== undefined) await syncFolder(dirname(dirname(path)));
    },
    async get(key) {
      return readFile(pathOf(key)).catch(ifMissing(null));
    },
    async delete(keys) {
      await Promise.all(keys.map((key) => rm(pathOf(key), { force: true })));
    },
    async *list(before) {
      const names = await readdir(folder, { recursive: true }).catch(ifMissing([]));
      for (const name of names) {
        const [kind, , file] = name.split(/[\\/]/);
        if (file === undefined) continue;
        const { mtime } = await stat(join(folder, name)).catch(ifMissing({ mtime: new Date() }));
        if (mtime < before) yield `${kind}/${file}`;
      }
    },
  };
}

/** Writes a file that is complete or absent, even after a power failure. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}${UNFINISHED}`;
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw isFull(error) ? storageFull(`the disk is too full for ${path}: free some space`, error) : error;
  }
}

/** A new name is durable once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ifMissing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
