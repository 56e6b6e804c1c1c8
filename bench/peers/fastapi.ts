import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Layer } from '@cifra/training/nn/spec.ts';

export type FastApi = { readonly url: string; readonly version: string; stop(): Promise<void> };

/** Reason why its rows are missing. */
export const NO_FASTAPI =
  'not measured: no Python has fastapi, uvicorn, torch and Pillow (CIFRA_PYTHON names one; Debian: python3-fastapi python3-uvicorn python3-torch)';

/** Seconds for the workers to load PyTorch. */
const PATIENCE = 60;

/**
 * Starts the server of `fastapi_server.py` with two workers. Returns null if no Python has the
 * necessary packages.
 */
export async function startFastApi(layers: readonly Layer[]): Promise<FastApi | null> {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-fastapi-'));
  const file = join(folder, 'layers.json');
  writeFileSync(file, JSON.stringify(layers));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const script = fileURLToPath(new URL('./fastapi_server.py', import.meta.url));
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  for (const python of process.env.CIFRA_PYTHON
    ? [process.env.CIFRA_PYTHON]
    : ['python3', '/usr/bin/python3']) {
    const child = spawn(python, ['-W', 'ignore', script, file, String(port), '2'], { cwd, stdio: 'ignore' });
    child.on('error', () => {});
    const version = await answering(url, () => child.exitCode === null && child.pid !== undefined);
    if (version === null) continue;
    return {
      url,
      version,
      async stop() {
        child.kill('SIGTERM');
        await once(child, 'exit');
        rmSync(folder, { recursive: true });
      },
    };
  }
  rmSync(folder, { recursive: true });
  return null;
}

/** PyTorch's version once the server responds; null if it ends before. */
async function answering(url: string, alive: () => boolean): Promise<string | null> {
  for (const end = performance.now() + 1000 * PATIENCE; performance.now() < end && alive(); await wait(200)) {
    try {
      return ((await (await fetch(url)).json()) as { torch: string }).torch;
    } catch {
      // Not ready yet.
    }
  }
  return null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
