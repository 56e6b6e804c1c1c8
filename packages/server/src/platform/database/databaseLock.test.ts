import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUseError, lockFolder, readOwner } from './databaseLock.ts';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cifra-lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A process that takes the folder and keeps it; resolves when it has it. */
async function otherOwner(): Promise<ChildProcess> {
  const source = `
    import { lockFolder } from ${JSON.stringify(new URL('./databaseLock.ts', import.meta.url).href)};
    await lockFolder(${JSON.stringify(folder)}, { url: 'http://127.0.0.1:1' }, 0);
    console.log('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout!, 'data');
  return child;
}

test('a second owner gets the process of the first one and what to do', async () => {
  const child = await otherOwner();
  const error = await lockFolder(folder, {}, 0).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FolderInUseError);
  expect((error as Error).message).toMatch(
    new RegExp(`in use by process ${child.pid} .*stop that process.*DATABASE_URL`),
  );
  expect((error as FolderInUseError).owner).toMatchObject({ pid: child.pid, url: 'http://127.0.0.1:1' });
});

test('a second owner in the same process is refused too', async () => {
  const lock = await lockFolder(folder, {}, 0);
  await expect(lockFolder(folder, {}, 0)).rejects.toThrow(`in use by process ${process.pid}`);
  lock.release();
  (await lockFolder(folder, {}, 0)).release();
});

test('the lock of a process that was killed is free', async () => {
  const child = await otherOwner();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await lockFolder(folder, {}, 0);
  expect(readOwner(folder)?.pid).toBe(process.pid);
  lock.release();
  expect(readOwner(folder)).toBeNull();
});

test('it waits for an owner that is about to end', async () => {
  const lock = await lockFolder(folder, {}, 0);
  const waiting = lockFolder(folder, {}, 10_000);
  await setTimeout(10);
  lock.release();
  (await waiting).release();
});

test('its record is readable only by its user', async () => {
  const lock = await lockFolder(folder, { token: 'secret' }, 0);
  expect(statSync(join(folder, 'owner.json')).mode & 0o777).toBe(0o600);
  lock.release();
});
