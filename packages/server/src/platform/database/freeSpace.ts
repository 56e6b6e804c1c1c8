import { statfs } from 'node:fs/promises';
import { storageFull } from './databaseProblems.ts';

/** Bytes that this user can still write to the file system of a folder. */
export type FreeSpace = (folder: string) => Promise<number>;

export const freeSpace: FreeSpace = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

const MiB = 2 ** 20;

/** @throws Problem storage-full if fewer than `wanted` bytes are free */
export async function checkRoom(folder: string, wanted: number, free: FreeSpace = freeSpace): Promise<void> {
  const bytes = await free(folder);
  if (bytes >= wanted) return;
  const [have, want] = [Math.floor(bytes / MiB), Math.ceil(wanted / MiB)];
  throw storageFull(
    `only ${have} MiB are free on the disk with the data of the server, ${want} MiB are needed: free some space`,
  );
}
