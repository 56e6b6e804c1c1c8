import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** Writes a file so that nobody ever sees half of it: beside its place, to the disk, then renamed. */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  // A name of its own: two writers of one file must not share it, whether in one process or in two containers.
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await writeSynced(beside, content);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
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

/** Keeps what stands at `path` or `path.gz` as `….corrupt`, out of the readers' way. */
export async function setAside(path: string): Promise<void> {
  const plain = path.replace(/\.gz$/, '');
  for (const candidate of [plain, `${plain}.gz`]) {
    await rename(candidate, `${candidate}.corrupt`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}
