import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { naming } from '@cifra/node/systemErrors.ts';

/** What the owner of a data folder publishes about itself; readable only by the folder's user. */
export type Owner = {
  readonly pid: number;
  /** Time at which it took the folder, ISO 8601. */
  readonly since: string;
  /** Address of its API, for commands that use it. */
  readonly url?: string;
  /** Administrator token for users who can read the folder: they could read the database too. */
  readonly token?: string;
};

export type FolderLock = { release(): void };

/** Another running process has the data folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  readonly owner: Owner | null;

  constructor(folder: string, owner: Owner | null) {
    const who = owner ? `process ${owner.pid} (since ${owner.since})` : 'another process';
    super(
      `the data folder ${folder} is in use by ${who}, and an embedded database has one owner: ` +
        'stop that process, use its API, choose another folder, or set DATABASE_URL to a Postgres, which several processes can share',
    );
    this.owner = owner;
  }
}

const OWNER_FILE = 'owner.json';
/** Commands hold the folder only for a moment, so waiting is better than an error. */
const TRY_EVERY_MS = 100;

/**
 * Locks a data folder for this process. Node has no `flock`, and a file with a process id is wrong
 * after a crash, and across containers, where every process is number 1. So this uses SQLite's lock
 * on an empty database, which the kernel releases when the process ends for any reason. No other
 * code may open and close that file, because closing it releases the lock (POSIX).
 * @param patienceMs how long to wait for another owner to release the folder
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

/** The owner of the folder by its own record; null if there is no owner, or no record yet. */
export function readOwner(folder: string): Owner | null {
  try {
    return JSON.parse(readFileSync(join(folder, OWNER_FILE), 'utf8')) as Owner;
  } catch {
    return null;
  }
}
