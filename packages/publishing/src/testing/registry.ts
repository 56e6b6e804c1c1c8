import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from '@cifra/node/testing/freePort.ts';
import { run } from './run.ts';

const verdaccio = join(
  dirname(createRequire(import.meta.url).resolve('verdaccio/package.json')),
  'bin/verdaccio',
);

/** A registry of our own: it forwards nothing, so every package in it was published by the test. */
export type Registry = {
  readonly url: string;
  publish(tarball: string): Promise<void>;
  /** Makes npm use this registry for all packages. */
  readonly env: Readonly<Record<string, string>>;
  /** Makes npm use this registry for the packages `@cifra/…`, and its usual one for all others. */
  readonly scopedEnv: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

const CONFIG = `storage: ./storage
auth:
  htpasswd:
    file: ./htpasswd
packages:
  '**':
    access: $all
    publish: $all
max_body_size: 20mb
log: { type: stdout, format: json, level: warn }
`;

/** Starts Verdaccio with its storage in `folder`. */
export async function startRegistry(folder: string): Promise<Registry> {
  const config = join(folder, 'verdaccio.yaml');
  await writeFile(config, CONFIG);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const words = [verdaccio, '--config', config, '--listen', `127.0.0.1:${port}`];
  const server = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  await answering(server, url);
  // npm publishes with a token only; this registry accepts any.
  const npmrc = join(folder, 'npmrc');
  await writeFile(npmrc, `registry=${url}\n//127.0.0.1:${port}/:_authToken=any\n`);
  // The cache of this registry's packages must not outlive it: other contents have the same versions.
  const cache = { npm_config_cache: join(folder, 'npm-cache') };
  const env = { npm_config_userconfig: npmrc, npm_config_registry: url, ...cache };
  return {
    url,
    env,
    scopedEnv: { 'npm_config_@cifra:registry': url },
    publish: async (tarball) => void (await run('npm', ['publish', tarball], folder, env)),
    async close() {
      server.kill();
      await once(server, 'exit');
    },
  };
}

async function answering(server: ChildProcess, url: string): Promise<void> {
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text) => (output += text));
  while (server.exitCode === null) {
    const answer = await fetch(`${url}-/ping`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`startRegistry: Verdaccio ended with code ${server.exitCode}: ${output}`);
}
