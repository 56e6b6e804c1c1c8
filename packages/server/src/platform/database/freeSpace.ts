import { statfs } from 'node:fs/promises';
import { storageFull } from './databaseProblems.ts';

/** Bytes that the file system of a folder can still take from this user. */
export type FreeSpace = (folder: string) => Promise<number>;

export const freeSpace: FreeSpace = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

const MiB = 2 ** 20;

/** @throws Problem storage-full when fewer than `wanted` bytes are free */
export async function checkRoom(folder: string, wanted: number, free: FreeSpace = freeSpace): Promise<void> {
  const bytes = await free(folder);
  if (bytes >= wanted) return;
  const [have, want] = [Math.floor(bytes / MiB), Math.ceil(wanted / MiB)];
  throw storageFull(
    `only ${have} MiB are free where the server keeps its data, ${want} MiB are wanted: free some`,
  );
}
