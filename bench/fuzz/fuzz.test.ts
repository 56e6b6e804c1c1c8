import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@cifra/server/config.ts';
import { startServer } from '@cifra/server/main.ts';
import { copyEmbedded } from '@cifra/server/testing/embedded.ts';
import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('400 mutated requests all get a response, none a 500', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-fuzz-'));
  await copyEmbedded(folder);
  const settings = { PORT: '0', CIFRA_LOG_LEVEL: 'silent', CIFRA_READERS: '1', CIFRA_DATA_FOLDER: folder };
  const server = await startServer(readConfig(settings));
  try {
    const { faults, statuses } = await fuzz(server.url, { count: 400, seed: 1 });
    expect(faults.map(({ what, request }) => `${request.path} ${request.type}: ${what}`)).toEqual([]);
    // The requests are mutated, not random: some can still be read, and some pass validation and
    // fail later.
    expect(statuses.get(200)).toBeGreaterThan(40);
    expect(statuses.get(422)).toBeGreaterThan(40);
    expect(statuses.get(400)).toBeGreaterThan(20);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
