import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** A folder and the address at which it is served. */
export type Site = { readonly folder: string; readonly url: string };

/** Makes a page in a folder of its own that runs `script`, and opens it. */
export async function openPage(
  browser: Browser,
  { folder, url }: Site,
  name: string,
  script: string,
  head = '',
): Promise<Page> {
  await mkdir(join(folder, name), { recursive: true });
  const html = `<!doctype html><title>cifra</title><link rel="icon" href="data:,">${head}<script type="module">${script}</script>`;
  await writeFile(join(folder, name, 'index.html'), html);
  const page = await browser.newPage();
  await page.goto(`${url}${name}/index.html`);
  return page;
}
