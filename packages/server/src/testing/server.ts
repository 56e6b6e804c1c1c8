import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { readConfig } from '../config.ts';
import { type RunningServer, startServer } from '../main.ts';
import { copyEmbedded } from './embedded.ts';

/**
 * A server on a free port, with its own folder and without this process's environment variables.
 * `settings` have the names of environment variables.
 */
export async function startTestServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-server-'));
  await copyEmbedded(folder);
  const own = {
    PORT: '0',
    CIFRA_LOG_LEVEL: 'silent',
    CIFRA_READERS: '1',
    CIFRA_DATA_FOLDER: folder,
    // Not reached, also on a machine that does much else.
    CIFRA_READ_TIMEOUT_MS: '600000',
  };
  const server = await startServer(readConfig({ ...own, ...settings }));
  return {
    url: server.url,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A picture of `examples/`. */
export function example(name: string): Promise<Buffer> {
  return readFile(join(root, 'examples', name));
}

/** Posts a picture or JSON. */
export function post(url: string, body: Uint8Array | object, headers: Readonly<Record<string, string>> = {}) {
  const isBytes = body instanceof Uint8Array;
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': isBytes ? 'image/png' : 'application/json', ...headers },
    body: isBytes ? new Uint8Array(body) : JSON.stringify(body),
  });
}
