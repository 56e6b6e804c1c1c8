// What test files of one run share, and the temporary folder of all their processes. Both are
// deleted when the run ends, also what a test that failed has left.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that all test files of this run share. */
    readonly shared: string;
  }
}

/** Vitest's global setup. */
export default function setup({ provide }: TestProject): () => void {
  const before = tmpdir();
  // Short names: the path of a database's socket may have 104 bytes.
  const folder = mkdtempSync(join(before, 'cifra-'));
  // A database that root starts runs as another user, who must get through to its folder.
  chmodSync(folder, 0o711);
  const [shared, temporary] = [join(folder, 'shared'), join(folder, 't')];
  for (const each of [shared, temporary]) mkdirSync(each);
  // The test processes and all that they start inherit these.
  process.env.TMPDIR = temporary;
  // Node's cache of compiled sources stays between runs.
  process.env.NODE_COMPILE_CACHE ??= join(before, 'node-compile-cache');
  provide('shared', shared);
  return () => {
    process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  };
}

const LOOK_AGAIN_MS = 50;

/**
 * Makes a folder unless another test file of this run has made it or is making it; then that one is
 * waited for.
 */
export async function madeOnce(folder: string, make: (half: string) => Promise<void>): Promise<string> {
  while (!existsSync(folder)) {
    const half = `${folder}.unfinished`;
    if (!begins(half)) await setTimeout(LOOK_AGAIN_MS);
    else {
      try {
        await make(half);
        renameSync(half, folder);
      } finally {
        rmSync(half, { recursive: true, force: true });
      }
    }
  }
  return folder;
}

function begins(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
