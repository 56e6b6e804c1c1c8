// What test files of one run share, in a folder that is deleted when the run ends.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
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
  const folder = mkdtempSync(join(tmpdir(), 'cifra-shared-'));
  provide('shared', folder);
  return () => rmSync(folder, { recursive: true, force: true });
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
