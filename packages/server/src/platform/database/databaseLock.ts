import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { naming } from '@cifra/node/systemErrors.ts';

/** What the owner of a data folder tells others about itself; readable by the folder's user alone. */
export type Owner = {
  readonly pid: number;
  /** When it took the folder, ISO 8601. */
  readonly since: string;
  /** Where its API answers, for commands that want to go through it. */
  readonly url?: string;
  /** Lets those who may read the folder in as administrators: they could read the database itself anyway. */
  readonly token?: string;
};

export type FolderLock = { release(): void };

/** Another live process has the data folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  readonly owner: Owner | null;

  constructor(folder: string, owner: Owner | null) {
    const who = owner ? `process ${owner.pid} (since ${owner.since})` : 'another process';
    super(
      `the data folder ${folder} is in use by ${who}, and an embedded database has one owner: ` +
        'stop that process, go through its API, name another folder, or set DATABASE_URL to a Postgres that many may share',
    );
    this.owner = owner;
  }
}

const OWNER_FILE = 'owner.json';
/** A command holds the folder for a moment only; waiting for it is kinder than an error. */
const TRY_EVERY_MS = 100;

/**
 * Takes a data folder for this process alone. Node has no `flock`, and a file with a process id lies after a crash, or across
 * containers, where every process is number 1; so the lock is SQLite's on an empty database: one of the kernel, which lets
 * go of it when the process ends, however it ends. Nobody may open and close that file by other means: POSIX would drop the lock.
 * @param patienceMs how long to wait for another owner to let go
 * @throws FolderInUseError
 */
export async function lockFolder(
  folder: string,
  about: Omit<Owner, 'pid' | 'since'>,
  patienceMs: number,
): Promise<FolderLock> {
  const until = performance.now() + patienceMs;
  let lock = tryLock(folder);
  while (lock === null) {
    if (performance.now() >= until) throw new FolderInUseError(folder, readOwner(folder));
    await setTimeout(TRY_EVERY_MS);
    lock = tryLock(folder);
  }
  const owner: Owner = { pid: process.pid, since: new Date().toISOString(), ...about };
  const path = join(folder, OWNER_FILE);
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify(owner), { mode: 0o600 });
  return {
    release() {
      rmSync(path, { force: true });
      lock.close();
    },
  };
}

function tryLock(folder: string): DatabaseSync | null {
  const path = join(folder, 'lock.sqlite');
  const lock = naming(path, () => new DatabaseSync(path, { timeout: 0 }));
  try {
    naming(path, () => lock.exec('BEGIN EXCLUSIVE'));
    return lock;
  } catch (error) {
    lock.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/** Who has the folder, as it said itself; null when nobody does or it has not said so yet. */
export function readOwner(folder: string): Owner | null {
  try {
    return JSON.parse(readFileSync(join(folder, OWNER_FILE), 'utf8')) as Owner;
  } catch {
    return null;
  }
}
