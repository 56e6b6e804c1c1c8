import { rename } from 'node:fs/promises';

/** Renames the file at `path` or `path.gz` to `….corrupt`, so that readers skip it. */
export async function setAside(path: string): Promise<void> {
  const plain = path.replace(/\.gz$/, '');
  for (const candidate of [plain, `${plain}.gz`]) {
    await rename(candidate, `${candidate}.corrupt`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}
