import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { engines } from './harness/engines.ts';
import { serveFolder } from './harness/serveFolder.ts';
import { shareBrowsers } from './harness/sharedBrowsers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built page. */
    readonly page: string;
    /** Address of the browsers that the test files share. */
    readonly browsers: string;
  }
}

/** The built page, as a host would serve it. */
export const BUILT = join(import.meta.dirname, '../dist');

/** Builds the page if it is older than its sources, and serves it and the browsers during the tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const script = join(import.meta.dirname, '../scripts/ensureBuilt.mjs');
  // The test runner sets `test`; with it the page would be built without parts that a visit needs.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit', env });
  if (status !== 0) throw new Error('the page could not be built');
  const served = await serveFolder(BUILT);
  provide('page', served.url);
  const browsers = await shareBrowsers(engines);
  provide('browsers', browsers.url);
  return async () => {
    await browsers.close();
    await served.close();
  };
}
