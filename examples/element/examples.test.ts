// Builds every example with the packed package and its framework's own tool, and drives it in Chromium.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SHAPES } from '@cifra/ink/digitShapes.ts';
import { packedPackages } from '@cifra/publishing/testing/project.ts';
import { type Served, serveFolder } from '@cifra/web/e2e/harness/serveFolder.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

const CHROMIUM = '/usr/bin/chromium';
const absent = existsSync(CHROMIUM) ? null : 'Chromium is not installed: apt-get install chromium';
if (absent && process.env.CI) throw new Error(absent);

const here = import.meta.dirname;
const root = join(here, '../..');
let folder: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-element-'));
  const built = join(dirname((await packedPackages()).cifra), 'cifra');
  // The examples find the built package here, before the workspace of its sources.
  const installed = join(here, 'node_modules/cifra');
  await rm(installed, { recursive: true, force: true });
  await mkdir(join(here, 'node_modules'), { recursive: true });
  await cp(built, installed, { recursive: true });
  await mkdir(join(folder, 'node_modules'));
  await cp(installed, join(folder, 'node_modules/cifra'), { recursive: true });
  await cp(join(here, 'html'), join(folder, 'html'), { recursive: true });
  served = await serveFolder(folder);
  if (!absent) browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false });
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Runs a script with this Node in a folder of the clone. */
function node(cwd: string, script: string, ...words: string[]) {
  const env = { ...process.env, NODE_ENV: 'production' };
  return promisify(execFile)(process.execPath, [join(root, script), ...words], { cwd: join(root, cwd), env });
}

const vite = (name: string, out: string) =>
  node(`examples/element/${name}`, 'node_modules/vite/bin/vite.js', 'build', '--outDir', out);

/** How each example is built into a folder; the one in plain HTML is not. */
const builds: Readonly<Record<string, (out: string) => Promise<unknown>>> = {
  html: async () => {},
  react: async (out) => {
    await node('examples/element/react', 'node_modules/typescript/bin/tsc');
    await vite('react', out);
  },
  vue: (out) => vite('vue', out),
  svelte: (out) => vite('svelte', out),
  angular: (out) =>
    node('examples/element/angular', 'node_modules/@angular/cli/bin/ng.js', 'build', '--output-path', out),
};

/** Writes a number on the surface with the mouse. */
async function write(page: Page, digits: string): Promise<void> {
  const sheet = page.locator('cifra-number').first().locator('[part=sheet]');
  const box = await sheet.boundingBox();
  if (box === null) throw new Error('write: the surface is not visible');
  const tall = box.height * 0.6;
  for (const [i, digit] of [...digits].entries())
    for (const stroke of SHAPES[Number(digit)]) {
      const places = stroke.map(([x, y]): [number, number] => [
        box.x + 20 + (i + 0.7 * x) * tall,
        box.y + box.height * 0.15 + y * tall,
      ]);
      await page.mouse.move(...places[0]);
      await page.mouse.down();
      for (const place of places.slice(1)) await page.mouse.move(...place, { steps: 5 });
      await page.mouse.up();
    }
}

const VALUE = "document.querySelector('cifra-number').value";
const SENT = "new URLSearchParams(new FormData(document.querySelector('form'))).get('meter')";

test.skipIf(absent).each(Object.keys(builds))('%s: write, send, required, disabled, reset', async (name) => {
  await builds[name](join(folder, name));
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  // Angular's tool puts the pages into a folder of their own.
  await page.goto(`${served.url}${name}/${name === 'angular' ? 'browser/' : ''}index.html`);
  await page.waitForFunction("document.querySelector('cifra-number')?.shadowRoot");

  const send = page.locator('button', { hasText: 'Send' });
  await send.click();
  expect(await page.locator('output').textContent()).toBe('');
  expect(await page.evaluate("document.querySelector('cifra-number').validity.valueMissing")).toBe(true);

  await write(page, '17');
  await page.waitForFunction(`${VALUE} === '17' && !document.querySelector('cifra-number').busy`);
  if (name !== 'html') expect(await page.locator('#value').textContent()).toBe('17');
  await send.click();
  await page.waitForFunction("document.querySelector('output').textContent.startsWith('meter=17')");
  // What the framework sets again is not another number: the ink stays.
  expect(await page.locator('cifra-number').first().locator('[part=ink] path').count()).toBe(2);

  if (name !== 'html') {
    await page.locator('input[type=checkbox]').check();
    await page.waitForFunction("document.querySelector('cifra-number').matches(':disabled')");
    expect(await page.evaluate(SENT)).toBeNull();
    await page.locator('input[type=checkbox]').uncheck();
    await page.waitForFunction("!document.querySelector('cifra-number').matches(':disabled')");
  }
  await page.locator('button', { hasText: 'Reset' }).click();
  await page.waitForFunction(`${VALUE} === ''`);
  expect(await page.evaluate(SENT)).toBe('');
  expect(errors).toEqual([]);
  await page.close();
});
