import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file to a temporary name in the same folder, flushes it to disk, then renames it. Readers never
 * see a partial file.
 */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  // A unique name: two writers of one file must not share it, whether in one process or in two containers.
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeSynced(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeSynced(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Renames the file at `path` or `path.gz` to `….corrupt`, so that readers skip it. */
export async function setAside(path: string): Promise<void> {
  const plain = path.replace(/\.gz$/, '');
  for (const candidate of [plain, `${plain}.gz`]) {
    await rename(candidate, `${candidate}.corrupt`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}
