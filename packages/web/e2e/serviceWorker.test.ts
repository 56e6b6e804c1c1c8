import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import { type Served, serveFolder } from './harness/serveFolder.ts';
import { filesInPage } from './pageFiles.ts';
import { draw, openView, untilRead } from './readPage.ts';
import { BUILT } from './setup.ts';

describeEngines(
  'with a service worker',
  (browser) => {
    let [folder, served]: [string, Served | null] = ['', null];
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'cifra-share-'));
      await symlink(BUILT, join(folder, 'reader'));
      // A separate port per engine: nothing was cached for this address.
      served = await serveFolder(folder);
    });
    afterAll(async () => {
      await served?.close();
      await rm(folder, { recursive: true, force: true });
    });

    test('shared pictures are read by a page in a subfolder of its host', async ({ skip }) => {
      const page = browser();
      const home = `${served?.url}reader/`;
      await page.open(home);
      if (!(await page.evaluate("'serviceWorker' in navigator")))
        skip('this engine, as it is driven here, has no service workers');
      await page.until(
        "navigator.serviceWorker.getRegistration().then((registration) => registration?.active?.state === 'activated')",
      );
      const target = await page.evaluate<Target>(`fetch('manifest.webmanifest')
      .then((response) => response.json()).then(({ share_target }) => share_target)`);
      await page.evaluate(`${filesInPage(['zip-code.png', 'drawn-3.png'])}.then((files) => {
      const form = document.body.appendChild(document.createElement('form'));
      Object.assign(form, { method: ${JSON.stringify(target.method)}, enctype: ${JSON.stringify(target.enctype)} });
      form.action = new URL(${JSON.stringify(target.action)}, document.querySelector('link[rel=manifest]').href);
      const field = form.appendChild(document.createElement('input'));
      Object.assign(field, { type: 'file', multiple: true, name: ${JSON.stringify(target.params.files[0].name)}, files });
      // After this answer was sent: the request closes the page.
      setTimeout(() => form.submit());
    })`);
      await page.until("document.querySelectorAll('.numbers tbody tr').length === 2");
      expect(await page.evaluate('location.href')).toBe(`${home}#/table`);
      await openView(page, en.views.read);
      // Newest first; the first shared picture is shown.
      expect(await page.evaluate(NAMES)).toEqual(['drawn-3.png', 'zip-code.png']);
      expect(await page.evaluate("document.querySelector('.picture img').alt")).toBe('zip-code.png');
      await page.until("/^\\d{5}$/.test(document.querySelector('.number')?.textContent)");

      // They were removed from the cache: the next visit lists them once, and shows an empty sheet.
      await page.open('about:blank');
      await page.open(home);
      await page.until("document.querySelector('svg.sheet')");
      expect(await page.evaluate("caches.has('cifra-shared')")).toBe(false);
      expect(await page.until(`${NAMES}.length > 0 && ${NAMES}`)).toEqual(['drawn-3.png', 'zip-code.png']);
    });

    test('after the first visit the page reads without a network', async ({ skip }) => {
      const page = browser();
      const served = await serveFolder(BUILT);
      try {
        // A separate port: nothing was cached for this address.
        await page.open(served.url);
        if (!(await page.evaluate("'serviceWorker' in navigator")))
          skip('this engine, as it is driven here, has no service workers');
        await page.until(
          "navigator.serviceWorker.getRegistration().then((registration) => registration?.active?.state === 'activated')",
        );
      } finally {
        await served.close();
      }
      await page.open('about:blank');
      await page.open(served.url);
      await page.until("document.querySelector('svg.sheet')");
      await draw(page, '7');
      await untilRead(page, '7');
    });
  },
  { own: true },
);

/** The part of the web app manifest that says where shared pictures are sent. */
type Target = {
  readonly action: string;
  readonly method: string;
  readonly enctype: string;
  readonly params: { readonly files: readonly { readonly name: string }[] };
};

const NAMES = "[...document.querySelectorAll('.session-name')].map(({ textContent }) => textContent)";
