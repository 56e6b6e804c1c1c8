// The client in a browser, on a page of the server's own, where it needs no address.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { startTestServer } from '@cifra/server/testing/server.ts';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';

/** Debian's. On CI a missing browser is a failure, elsewhere a skip. */
const executablePath = '/usr/bin/chromium';

/** What the page runs: a picture is read, a job followed, an error told, a request aborted. */
const visit = `async (base64) => {
  const { createClient } = cifraClient;
  const client = createClient();
  const picture = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
  const { readings } = await client.readPicture({ body: picture });
  const form = new FormData();
  form.append('pictures', picture, 'six.png');
  const { id } = await client.createJob({ body: form });
  let last;
  for await (const job of client.followJob({ id })) last = job;
  const lines = [];
  for await (const line of client.jobLines({ id })) lines.push(line.name);
  const failed = await client.getModel({ id: 'none' }).catch((error) => error.code);
  const aborted = await client.listModels({ signal: AbortSignal.abort() }).catch((error) => error.name);
  return [readings[0].value, last.state, lines, failed, aborted];
}`;

test.skipIf(!existsSync(executablePath) && !process.env.CI)('the client in a browser', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-page-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>A page</title>');
  const server = await startTestServer({ CIFRA_PAGE: folder });
  // Chromium refuses to start its sandbox as root, as which CI runs.
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 0,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(server.url);
    const picture = await readFile(join(root, 'examples/boxed-6.png'), 'base64');
    const answer = await page.evaluate(`${await bundle()}; (${visit})(${JSON.stringify(picture)})`);
    expect(answer).toEqual(['6', 'completed', ['six.png'], 'model-not-found', 'AbortError']);
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
});

/**
 * The client as one script that leaves `cifraClient` behind. Fails where it would need anything of
 * Node.
 */
async function bundle(): Promise<string> {
  const build = await rolldown({ input: join(import.meta.dirname, 'client.ts'), platform: 'browser' });
  const { output } = await build.generate({ format: 'iife', name: 'cifraClient' });
  await build.close();
  return output[0].code;
}
