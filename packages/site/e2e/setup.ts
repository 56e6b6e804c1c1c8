import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serveFolder } from '../../web/e2e/harness/serveFolder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, in a folder of its host. */
    readonly site: string;
  }
}

const site = join(import.meta.dirname, '..');

/** Builds the site as a host with a sub path gets it, and serves it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const env = { ...process.env, NODE_ENV: 'production', SITE_BASE: '/docs', SITE_ORIGIN: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(site, 'astro.mjs'), 'build'], {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`the site could not be built: ${stdout}\n${stderr}`);
  const host = mkdtempSync(join(tmpdir(), 'cifra-host-'));
  symlinkSync(join(site, 'dist'), join(host, 'docs'), 'junction');
  const served = await serveFolder(host);
  provide('site', `${served.url}docs/`);
  return async () => {
    await served.close();
    rmSync(host, { recursive: true });
  };
}
