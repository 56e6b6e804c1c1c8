import { once } from 'node:events';
import { type ExitCode, exitCodes } from '../platform/exitCodes.ts';

/** Where results go. */
export type Output = {
  /** Names of the files whose results are already there. */
  readonly done: ReadonlySet<string>;
  /** The exit code of the results that are already there. */
  readonly exitCode: ExitCode;
  /** Writes the lines of one result. */
  write(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
};

/** @param head the first lines */
export async function standardOutput(head: readonly string[]): Promise<Output> {
  await print(head);
  return { done: new Set(), exitCode: exitCodes.ok, write: print, close: async () => {} };
}

/**
 * Writes lines only as fast as the receiver takes them, so that a slow pipe does not fill the
 * memory of this process.
 */
async function print(lines: readonly string[]): Promise<void> {
  for (const line of lines) if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}
