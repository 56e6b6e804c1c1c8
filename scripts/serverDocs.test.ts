// Runs the commands of the documents that need a server: each block unchanged, against a separate
// server.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '@cifra/server/config.ts';
import { type RunningServer, startServer } from '@cifra/server/main.ts';
import { copyEmbedded } from '@cifra/server/testing/embedded.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const blocks = ['docs/api.md', 'docs/jobs.md'].flatMap((file) =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^<!-- run by the tests against a server -->\n```sh\n(.*?)^```$/gms,
    ),
  ].map(([, commands]) => ({ file, commands })),
);
const missing = ['curl', 'jq', 'zip'].filter((tool) => spawnSync(tool, ['--version']).error);

const folder = mkdtempSync(join(tmpdir(), 'cifra-docs-'));
let server: RunningServer;
beforeAll(async () => {
  symlinkSync(join(root, 'examples'), join(folder, 'examples'));
  // Without this option, curl succeeds with any response.
  writeFileSync(join(folder, '.curlrc'), 'fail-with-body\n');
  const kept = join(folder, 'kept');
  await copyEmbedded(kept);
  const env = {
    PORT: '0',
    CIFRA_DATA_FOLDER: kept,
    CIFRA_LOG_LEVEL: 'silent',
    CIFRA_READ_TIMEOUT_MS: '600000',
  };
  server = await startServer(readConfig(env));
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(missing.length > 0).each(blocks)('$file: $commands', async ({ commands }) => {
  const script = commands.replaceAll('http://127.0.0.1:8080', server.url);
  const env = { ...process.env, CURL_HOME: folder };
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: folder,
    env,
    encoding: 'buffer',
    maxBuffer: 2 ** 26,
  });
  expect(stdout.length).toBeGreaterThan(0);
});

test('the documents have such blocks', () => {
  expect(blocks.map(({ file }) => file)).toEqual(expect.arrayContaining(['docs/api.md', 'docs/jobs.md']));
});
