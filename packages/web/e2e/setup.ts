import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serveFolder } from './harness/serveFolder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built page is served. */
    readonly page: string;
  }
}

/** The page as it is built; what a host would serve. */
export const BUILT = join(import.meta.dirname, '../dist');

/** Builds the page when it is older than its sources, and serves it while the tests run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const script = join(import.meta.dirname, '../scripts/ensureBuilt.mjs');
  // The test runner says `test`, for which the page would be built without what belongs to a visit.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit', env });
  if (status !== 0) throw new Error('the page could not be built');
  const served = await serveFolder(BUILT);
  provide('page', served.url);
  return () => served.close();
}
